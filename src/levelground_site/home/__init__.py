"""The front page, a person's own list, and the site's navigation: filled by the apps, which name what is theirs."""
