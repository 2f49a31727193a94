"""The register of pledges: schemes, steps, evidence, reports, and what each pledge led to."""
