# Reads an iCalendar file from standard input as python3-icalendar understands it; answers its events as JSON, times in UTC by the
# file's own VTIMEZONE.
import json
import sys
from datetime import timezone

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def said(prop):
    at = prop.dt
    if not hasattr(at, "hour"):
        return at.isoformat()
    zone = prop.params.get("TZID")
    if zone:
        at = zones[zone].localize(at.replace(tzinfo=None))
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


events = [
    {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
        "starts": said(event["DTSTART"]),
        "ends": said(event["DTEND"]),
    }
    for event in calendar.walk("VEVENT")
]
print(json.dumps({"method": str(calendar["METHOD"]), "events": events}))
