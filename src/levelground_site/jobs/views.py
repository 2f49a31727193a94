"""How far a job has come."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from levelground_site.jobs.models import Job, State


def show(request: HttpRequest, job: Job) -> HttpResponse:
    """The page of a job; it loads itself anew, without any script, until the job is over."""
    if job.state == State.DONE and job.then:
        return HttpResponseRedirect(job.then)
    response = render(request, "jobs/show.html", {"job": job})
    if not job.over:
        response["Refresh"] = "2"
    return response
