# The language's own ways: figures, lists, dates.

# The ten digits from zero, and what sets thousands apart.
number-digits = 0123456789
number-group = ,
# What stands between things listed. The space in quotation marks is kept.
list-comma = { ", " }

# A day; a day of about now with the time on a clock there.
date-day = { $month } { $day }, { $year }
# A day and hour to keep to.
date-deadline = { $day } { $full } { $year }, { $clock }
date-moment = { $month } { $day }, { $clock }
month-1 = Jan
    .full = January
month-2 = Feb
    .full = February
month-3 = Mar
    .full = March
month-4 = Apr
    .full = April
month-5 = May
    .full = May
month-6 = Jun
    .full = June
month-7 = Jul
    .full = July
month-8 = Aug
    .full = August
month-9 = Sep
    .full = September
month-10 = Oct
    .full = October
month-11 = Nov
    .full = November
month-12 = Dec
    .full = December

language-system = As the system has it
    .help = Speaks the language the system asks for.
