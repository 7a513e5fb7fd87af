"""Chinese sentences stand without a gap, and nothing that was typed is touched."""

import pytest

from ouderplan.talen import Talen
from ouderplan.talen.taal import close_up


@pytest.mark.parametrize(
    ("page", "closed"),
    [
        (
            "<p>最多选 5 项。 每部手机只计一次。\n  请选择。</p>",
            "<p>最多选 5 项。每部手机只计一次。请选择。</p>",
        ),
        ("<b>已收到。</b>\n您还可以更改。", "<b>已收到。</b>您还可以更改。"),
        ("好。 <a href='/c'>换一个</a>", "好。<a href='/c'>换一个</a>"),
        ("<textarea>好。 下一句</textarea>", "<textarea>好。 下一句</textarea>"),
        ("<input value='好。 下一句'> 好", "<input value='好。 下一句'> 好"),
        ("Wi-Fi 学校", "Wi-Fi 学校"),
    ],
)
@pytest.mark.parametrize("code", ["zh", "zh-Hant"])
def test_there_is_no_gap_after_a_sign_that_brings_its_own(code, page, closed):
    assert close_up(Talen().get(code), page) == closed


@pytest.mark.parametrize("code", ["nl", "am", "ar"])
def test_other_languages_keep_the_space(code):
    assert close_up(Talen().get(code), "好。 下") == "好。 下"
