"""Files of many articles as press databases deliver them, told by their own marks and cut into input rows."""

from lapwing.sources.databases.article import Article, Unparsed
from lapwing.sources.databases.split import DATABASE_MARKS, split_articles

__all__ = ["DATABASE_MARKS", "Article", "Unparsed", "split_articles"]
