//! What the system would like windows to look like, where the toolkit does not tell: on Linux, by
//! the desktop's portal (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance).

use crate::app::SystemLook;

/// Asks the system; takes as long as the answer does. `None` where nobody answers.
#[cfg(target_os = "linux")]
pub(super) fn asked() -> Option<SystemLook> {
    pollster::block_on(async {
        let bus = zbus::Connection::session().await.ok()?;
        let scheme = read(&bus, "color-scheme").await;
        let contrast = read(&bus, "contrast").await;
        scheme.or(contrast).map(|_answered| look(scheme, contrast))
    })
}

/// The toolkit tells it by itself.
#[cfg(not(target_os = "linux"))]
pub(super) fn asked() -> Option<SystemLook> {
    None
}

/// A setting of the portal: a number, within a variant, within another.
#[cfg(target_os = "linux")]
async fn read(bus: &zbus::Connection, setting: &str) -> Option<u32> {
    use zbus::zvariant::{OwnedValue, Value};
    let (portal, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
    let asked = ("org.freedesktop.appearance", setting);
    let reply =
        bus.call_method(Some(portal), path, Some("org.freedesktop.portal.Settings"), "Read", &asked).await.ok()?;
    let value: OwnedValue = reply.body().deserialize().ok()?;
    let mut value: &Value<'_> = &value;
    while let Value::Value(inner) = value {
        value = inner;
    }
    value.downcast_ref::<u32>().ok()
}

/// What the portal's numbers mean: 1 dark and 2 light, 1 more contrast; else no wish.
#[cfg(any(target_os = "linux", test))]
fn look(scheme: Option<u32>, contrast: Option<u32>) -> SystemLook {
    let dark = match scheme {
        Some(1) => Some(true),
        Some(2) => Some(false),
        Some(_) | None => None,
    };
    SystemLook { dark, high_contrast: contrast == Some(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portals_numbers_are_read_as_it_means_them() {
        assert_eq!(look(Some(1), Some(0)), SystemLook { dark: Some(true), high_contrast: false });
        assert_eq!(look(Some(2), Some(1)), SystemLook { dark: Some(false), high_contrast: true });
        assert_eq!(look(Some(0), None), SystemLook::default(), "no wish is none");
        assert_eq!(look(None, Some(7)), SystemLook::default(), "nor is what is not known");
    }
}
