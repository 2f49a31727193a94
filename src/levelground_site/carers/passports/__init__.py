"""The carers passport: what a carer and a line manager agreed, which moves with the carer."""
