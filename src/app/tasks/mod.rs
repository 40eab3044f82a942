//! The work both faces do: the window as jobs, the command line at once.

mod attach;
mod carry;
mod dictionary;
mod export;
mod import;
mod save;

pub use attach::{AttachError, place_photo, take_in_bytes, take_in_photo};
pub use carry::{CarriedOff, CarryError, CarryOrder, Destination, carry};
pub use dictionary::{
    BrokenDictionary, DictionaryFrom, DictionaryPlaces, FoundDictionary, find_dictionary, locate_dictionary,
};
pub use export::{BuiltPage, ExportOrder, ExportTaskError, Exported, Rendering, export};
pub use import::{ImportTask, ImportTold, Unread, import_copy_into, import_files_while};
pub use save::{Keeper, save_and_keep, save_over};
