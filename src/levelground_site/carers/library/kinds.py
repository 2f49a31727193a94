"""The words by which the library is put in order: what an item is, for whom, about what, and in which form."""

from django.db import models


class Kind(models.TextChoices):
    """What an item is."""

    GUIDE = "guide", "Guide"
    VIDEO = "video", "Film"
    AUDIO = "audio", "Sound"
    DOWNLOAD = "download", "To print"
    PATH = "path", "Path"


class Audience(models.TextChoices):
    """For whom it is."""

    CARERS = "carers", "If you look after someone"
    MANAGERS = "managers", "If you manage someone who does"


class Topic(models.TextChoices):
    """What it is about, in the words of those who look for it."""

    BEGINNING = "beginning", "Just begun"
    WORK = "work", "Work and time"
    RIGHTS = "rights", "Rights and leave"
    MONEY = "money", "Money"
    WELLBEING = "wellbeing", "How you are"
    EMERGENCY = "emergency", "When it all goes wrong"
    CHILD = "child", "A child"
    PARENT = "parent", "A mum or dad"
    PARTNER = "partner", "A partner"
    DEMENTIA = "dementia", "Dementia"
    MIND = "mind", "Illness of the mind"
    YOUNG = "young", "Young carers"
    ENDING = "ending", "When caring ends"


class Form(models.TextChoices):
    """How a text is written."""

    PLAIN = "plain", "Plain"
    EASY_READ = "easy-read", "Easy read"


# The languages in which there may be a text: each in its own word. The first is the one that everything is in.
LANGUAGES = {
    "en": "English",
    "cy": "Cymraeg",
    "es": "Español",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "fr": "Français",
    "it": "Italiano",
    "tl": "Tagalog",
    "so": "Soomaali",
    "ar": "العربية",
    "bn": "বাংলা",
    "gu": "ગુજરાતી",
    "hi": "हिन्दी",
    "ml": "മലയാളം",
    "pa": "ਪੰਜਾਬੀ",
    "ta": "தமிழ்",
    "ur": "اردو",
    "zh": "中文",
}
RIGHT_TO_LEFT = frozenset({"ar", "ur"})
