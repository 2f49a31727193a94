"""The fingerprints of phones, when a sealing key is changed."""

from levelground_site.config.actions import resealer
from levelground_site.phones.actions import fingerprint_anew

resealer(fingerprint_anew)
