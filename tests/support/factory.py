"""The key of an installation that exists in tests only, so that the certificates derived from it can be known."""

from __future__ import annotations

import base64
from typing import Final

FACTORY_KEY: Final = base64.b64decode(
    "MIIEogIBAAKCAQEAyRgdeAYy2YRRuvczzSSbVn4T/U9/ZARi9CN8R20FrAzfKglNVd5+GXtZq/F9m088ZgGHEH+9CnWZjHFI0btl"
    "kWId3J1JHzocWULgysI9uSmynWK/3wrtu/gJ0uZNDTd5z0DBq1ZbqVSCc4oHGSPZtounrH9lzaY5wWZBBNkS75ALZN8cI1viaRXh"
    "yocAyWYHUEVXr8GmrQaTVfyhvD9hB0l74xILk7345whKSm3cwGRdXiyYZDa8ERYeArtvWdiTxHDObVtNns50VaUlJB53/070g1ZK"
    "1I7OzIRUqjxhy18g6AchJ0OY1BkWpxcz7yyEgabnpDDHEjMiZkK17ltllwIDAQABAoIBAAJTI0JcvkS/n+1nDFid/11yHPkwft9z"
    "fT7MAfAol7YfaEHp78JMTYkJc2FvtQ0aPJ0oa4GF92GUXAiS+B/mTOxdjxYanfYBPgw6aQ66cbU6gPadQUgq5NGw1wg7636L1dnh"
    "Kmm4mICJkO3wTKG1RXbYbgpzZt+s01kaqynmiooAAfn9vtCancDzLsg5YL0rS6UALat39FFH8t9198UaGGrwuhEqEne9ZqZQk9LF"
    "Td7oPkdz0qAQg3qT0lu7M2W+IaNdmFoGZpuv8gjLrjXSEqdNFHDRuidc9uZT4Jf44qRdix5spDMYYBCznMpffWX7Y4VZoasknOig"
    "Rl+IATOowXkCgYEA8pvP65dyDdl6sDH8A/EQXqml4T2e71w95K3AaAXV+R1/byjWzfVVy+xz/GvNlzblIRwGJxuQuTDEuO5E0SfS"
    "VGdyEMhfLMJada3h3wdafAn3md9fTZqZS20lKg6dp6HoxpomIwnvXCfHiPn6iPwyfoBhuJHZx7tJTzpCna/k1UkCgYEA1DGumC9U"
    "ptOwO8OYDqQL6rqeRU46oj0Se70eGXHROmHux9vaS0UzNmpFk9Df0c+L6mxBZjIVZ14nIcw7QCkPgeFegesDApcYWgV6k8dHvvap"
    "hkMsy5MGiTw1wNOk/OIITW1PrqFlB23xIwEgtAJf0u1Or8/AtySy5NTwO04Xw98CgYAKfbZmB6yE8MyfZenx+bCth0SHEvUWgLSk"
    "eOcDGI2CMkZadjejvGIzaUwytC61xUfvQJj7g/OkLnmzTYpoSQKNZ9PE6gVDmDv1Lsm/rT+6cWvlmYUzg+XxHw0mXm9u2k+Ilw3j"
    "IgDZyVaVk8nDtrQwSDjxlE0ImA65gFl1HDAXEQKBgBGJKYyaHLzMsbu+pkpPdEypr3q6xE20Dlr7fglMRqY0ga8ylA+0YE8W6TkW"
    "Aeks5bsxxxXS/cHVHhbE8gCTZByvq0fBTDZiljiaS077IQq/B7N4ybLpK5kbyLVuyCu94kHDztn3rIm4pDzoUvONXq3nvqD44kxA"
    "VChlEJVWFtCxAoGADbODcDyuOx5GAHpxhFZNh1JNuxBUjyvfdbw8DwwKAxE46ATah0RTp448qIA2ZqBgPPf69Vir1I2nr0ohjFhZ"
    "Lrg/QxuAXJUx6a2UBCUiBllhOp9elq1F3QX1JYwOMch870bbXGFTORJ68E4w3k0baPMcTAXnq/0BLwOiyNruFhE="
)
"""RSA of 2048 bits, PKCS #1 DER."""
