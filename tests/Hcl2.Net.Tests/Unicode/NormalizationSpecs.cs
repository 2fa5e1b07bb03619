using System.Globalization;
using CsCheck;
using Hcl2.Unicode;

namespace Hcl2.Tests.Unicode;

public class NormalizationSpecs
{
    [Fact]
    public void Every_sample_has_the_form_C_of_the_reference()
    {
        foreach (var line in TestData.Lines("normalization-samples.txt"))
        {
            var (source, expected) = (Text(line.Split('=')[0]), Text(line.Split('=')[1]));

            Hex(NormalizationC.Of(source)).Should().Be(Hex(expected), line);
        }
    }

    [Fact]
    public void Text_in_form_C_is_returned_as_it_is()
    {
        const string text = "héllo 👨‍👩‍👧 中文 ǅ ℝ";

        NormalizationC.Of(text).Should().BeSameAs(text);
    }

    [Fact]
    public void Unpaired_surrogates_stay() =>
        Hex(NormalizationC.Of("\uD800e\u0301\uDC00")).Should().Be("D800 E9 DC00");

    [Fact]
    public void A_hundred_thousand_marks_take_no_time() =>
        NormalizationC.Of("a" + string.Concat(Enumerable.Repeat("\u0301\u0327", 50_000))).Length.Should().Be(100_000);

    [Fact]
    public void Normalizing_twice_changes_nothing() =>
        Gen.OneOf(Gen.Char["eaoAO가각"], Gen.Char['\u0300', '\u036F'], Gen.Char['\u1100', '\u11FF'], Gen.Char).Array.Sample(units =>
        {
            var once = NormalizationC.Of(new string(units));

            NormalizationC.Of(once).Should().Be(once);
        });

    private static string Text(string points) => string.Concat(points.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => char.ConvertFromUtf32(int.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    private static string Hex(string text) => string.Join(' ', text.Select(unit => ((int)unit).ToString("X", CultureInfo.InvariantCulture)));
}
