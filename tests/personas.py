"""Whom the demo has for each role."""

from levelground_site.access import Role

PERSONAS = {
    Role.ANALYST: "Rhys Morgan", Role.EQUALITY_LEAD: "Grace Adeyemi", Role.EXECUTIVE: "Ama Boateng",
    Role.GOVERNANCE_LEAD: "Colin Hart", Role.BOARD_MEMBER: "Margaret Ellis", Role.HR: "Priya Nair",
    Role.LINE_MANAGER: "Tom Whitaker", Role.STAFF_MEMBER: "Lucía Fernandes", Role.NETWORK_CHAIR: "Kwame Mensah",
    Role.CARERS_LEAD: "Siân Price", Role.LIVED_EXPERIENCE_LEAD: "Jo Barker", Role.JOB_COACH: "Ben Okafor",
    Role.PLEDGE_VERIFIER: "Helen Shaw", Role.SPEAK_UP_GUARDIAN: "Farah Khan", Role.PRESS_OFFICER: "Alex Reid",
    Role.SUPPORTER: "Dot Hughes", Role.ICS_REPRESENTATIVE: "Amit Desai", Role.NATIONAL_TEAM: "Ngozi Clarke",
    Role.EDITOR: "Ruth Palmer", Role.ADMINISTRATOR: "Sam Lowe",
}  # fmt: skip
