from __future__ import annotations

from django.urls import path

from indgang.home.views import companies, desk, for_machines, past, post, public

app_name = "home"

urlpatterns = [
    path("", public.show_front_page, name="show_front_page"),
    path("was/", public.show_accessibility_statement, name="show_accessibility_statement"),
    path("privatliv/", public.show_privacy, name="show_privacy"),
    path(".well-known/security.txt", for_machines.show_security_contact, name="show_security_contact"),
    path("robots.txt", for_machines.show_robots, name="show_robots"),
    path("sitemap.xml", for_machines.show_sitemap, name="show_sitemap"),
    path("favicon.ico", for_machines.show_favicon, name="show_favicon"),
    path("intern/", desk.show_desk, name="show_desk"),
    path("intern/mig/", desk.show_my_page, name="show_my_page"),
    path("intern/enheder/<int:pk>/", desk.show_unit, name="show_unit"),
    path("intern/medarbejdere/<int:pk>/", desk.show_colleague, name="show_colleague"),
    path("intern/virksomheder/<int:pk>/", companies.show_business, name="show_business"),
    path("intern/historik/", past.list_events, name="list_events"),
    path("intern/post/", post.list_unsent_mail, name="list_unsent_mail"),
    path("intern/post/<int:pk>/igen/", post.retry_mail, name="retry_mail"),
]
