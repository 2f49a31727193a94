"""Addresses of figures. They stay: last year's too."""

from levelground_site.access.pages import page
from levelground_site.indicators.views import files, finding, pages

OF = "figures/<slug:standard>/"
YEAR = f"{OF}<int:year>/"
PLACE = f"{YEAR}<slug:place>/"
INDICATOR = f"{PLACE}<str:indicator>/"
SEE = "figure.see"

urlpatterns = [
    page("figures/", finding.index, name="figures", needs=SEE),
    page(OF, pages.of_england, name="figures-standard", needs=SEE),
    page(YEAR, pages.of_england, name="figures-year", needs=SEE),
    page(f"{YEAR}compare/", finding.compare, name="figures-compare", needs=SEE),
    page(PLACE, pages.of_edition, name="figures-edition", needs=SEE),
    page(f"{PLACE}easy-read/", pages.easy_read, name="figures-easy-read", needs=SEE),
    page(f"{PLACE}files/<str:file>", files.of_place, name="figures-file", needs=SEE),
    page(INDICATOR, pages.of_indicator, name="figures-indicator", needs=SEE),
    page(f"{INDICATOR}easy-read/", pages.easy_read, name="figures-indicator-easy-read", needs=SEE),
    page(f"{INDICATOR}files/<str:file>", files.of_place, name="figures-indicator-file", needs=SEE),
    page(f"{OF}definitions/", finding.definitions, name="figures-definitions", needs=SEE),
    page(f"{OF}<slug:place>/", pages.newest, name="figures-newest", needs=SEE),
    page(f"{OF}<slug:place>/<str:indicator>/", pages.newest, name="figures-newest-indicator", needs=SEE),
]
