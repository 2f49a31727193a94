"""Pages of documents, whatever their kind."""
