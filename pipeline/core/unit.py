"""Units of measure and currencies, with what they convert to."""

_NAMES = (
    "dollar", "pound", "euro", "yen", "rupee", "crown", "franc", "peso", "zloty", "dinar", "rouble", "lira", "yuan",
    "naira", "rand", "kwacha", "shilling", "cedi", "pula", "ringgit", "baht", "rupiah", "dirham", "shekel", "forint",
    "taka", "birr", "riyal",
)  # fmt: skip
UNITS: dict[str, tuple[str, float]] = {
    word: (dimension, factor)
    for dimension, factor, words in (
        ("duration", 1 / 60, "second seconds sec secs"),
        ("duration", 1, "minute minutes min mins"),
        ("duration", 60, "hour hours hr hrs h"),
        ("duration", 1440, "day days night nights"),
        ("duration", 10080, "week weeks"),
        ("duration", 20160, "fortnight fortnights"),
        ("duration", 43830, "month months"),
        ("duration", 525960, "year years yr yrs"),
        ("duration", 5259600, "decade decades"),
        ("duration", 52596000, "century centuries"),
        ("length", 0.001, "mm millimetre millimetres millimeter millimeters"),
        ("length", 0.01, "cm centimetre centimetres centimeter centimeters"),
        ("length", 1, "m metre metres meter meters"),
        ("length", 1000, "km kilometre kilometres kilometer kilometers kph kmh"),
        ("length", 0.3048, "ft foot feet"),
        ("length", 0.0254, "inch inches"),
        ("length", 0.9144, "yard yards"),
        ("length", 1609.34, "mile miles mph"),  # what is fast is told by how far it goes in an hour
        ("mass", 0.001, "g gram grams"),
        ("mass", 1, "kg kilo kilos kilogram kilograms"),
        ("mass", 1000, "tonne tonnes"),
        ("mass", 907.2, "ton tons"),
        ("mass", 0.4536, "lb lbs"),
        ("mass", 0.02835, "ounce ounces oz"),
        ("area", 4046.86, "acre acres"),
        ("area", 10000, "hectare hectares"),
        ("volume", 1, "litre litres liter liters"),
        ("volume", 4.15, "gallon gallons"),  # of 3.79 in America and 4.55 in Britain, either within a tenth
        ("volume", 0.52, "pint pints"),
        ("share", 0.01, "% percent pc"),
    )
    for word in words.split()
}
# Dimensions of what is measured by an instrument, and of an ordinary number of a unit.
PHYSICAL = frozenset({"length", "area", "volume", "mass", "temperature"})
SYMBOLS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₦": "naira", "₩": "won", "₪": "shekel",
    "฿": "baht", "₵": "cedi", "N": "naira", "R": "rand", "S": "rupee", "K": "kwacha",
}  # fmt: skip
# As they stand before or behind a sum: "SEK 18m", "18m SEK".
CODES = {
    "usd": "dollar", "gbp": "pound", "eur": "euro", "jpy": "yen", "inr": "rupee", "ngn": "naira", "zar": "rand",
    "chf": "franc", "sek": "krona", "nok": "krone", "dkk": "krone", "czk": "crown", "aud": "dollar", "cad": "dollar",
    "nzd": "dollar", "pln": "zloty", "cny": "yuan", "rmb": "yuan", "ksh": "shilling",
    "kes": "shilling", "zmw": "kwacha", "mwk": "kwacha", "ghs": "cedi", "myr": "ringgit", "thb": "baht",
    "idr": "rupiah", "aed": "dirham", "ils": "shekel", "huf": "forint",
    "rm": "ringgit", "rp": "rupiah", "tk": "taka", "sh": "shilling",
}  # fmt: skip
CURRENCIES = CODES | {
    form: name
    for name, forms in (
        ("krona", "krona kronor"), ("krone", "krone kroner"), ("rouble", "ruble rubles"), ("dollar", "bucks"),
        ("pound", "quid"),
        ("cent", "cent cents"), ("penny", "penny pence"), *((name, f"{name} {name}s") for name in _NAMES),
    )
    for form in forms.split()
}  # fmt: skip
