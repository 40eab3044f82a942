# The language's own ways: figures, lists, dates.

# The ten digits from zero, and what sets thousands apart.
number-digits = 0123456789
number-group = ,
# What stands between things listed. The space in quotation marks is kept.
list-comma = { ", " }

date-day = { $day } { $month } { $year }
date-moment = { $day } { $month } { $year }, { $clock }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

language-system = As the system has it
    .help = Speaks the language the system asks for.
