from __future__ import annotations

from indgang.shared.downloads import sealed_download


def test_a_file_is_saved_and_never_shown() -> None:
    answer = sealed_download(name="blå plan.pdf", content_type="application/pdf", content=b"%PDF")
    assert (answer.content, answer["Content-Type"]) == (b"%PDF", "application/pdf")
    assert {
        name: answer[name]
        for name in (
            "Content-Disposition",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Cache-Control",
        )
    } == {
        "Content-Disposition": "attachment; filename*=utf-8''bl%C3%A5%20plan.pdf",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
