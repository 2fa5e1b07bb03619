using CsCheck;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

/// <summary>The cases marked so were run on csv-parse 6 with the options the existing Depot actions use.</summary>
public class CsvReaderSpecs
{
    public static TheoryData<string, string[][]> Cases => new()
    {
        { "", [] },
        { "a,b", [["a", "b"]] },
        { "a\nb", [["a"], ["b"]] },
        { "a\r\nb", [["a"], ["b"]] },
        { "a\rb", [["a"], ["b"]] },
        { "a\n\nb\n", [["a"], ["b"]] },
        { "a\nb\rc", [["a"], ["b\rc"]] },
        { "a\r\nb\nc", [["a"], ["b\nc"]] },
        { "\"a\r\nb\"\nc\n", [["a\r\nb"], ["c"]] },
        { "\"a\nb\"\r\nc\nd", [["a\nb"], ["c\nd"]] },
        { "\"a\rb\",c\nd", [["a\rb", "c"], ["d"]] },
        { "a,", [["a", ""]] },
        { "\"a,b\"", [["a,b"]] },
        { "\"a\"\"b\"", [["a\"b"]] },
        { "\"a\nb\",c", [["a\nb", "c"]] },
        { "type=local,dest=\"a,b\"", [["type=local", "dest=\"a", "b\""]] },
        { "\"type=local,dest=a,b\"", [["type=local,dest=a,b"]] },
        { "\"ab\"c,d", [["\"ab\"c", "d"]] },
        { "\"a\" ,b", [["\"a\" ", "b"]] },
        { "a\"b\"c", [["a\"b\"c"]] },
        { "\uFEFFa", [["\uFEFFa"]] },
        { "\"\"", [[""]] },
        { "a\r", [["a"]] },
        { "a\r\n", [["a"]] },
        { "\ra", [["a"]] },
        { "\r\na\r\nb", [["a"], ["b"]] },
        { "\na\r\nb", [["a\r"], ["b"]] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_is_read_as_todays_actions_read_it(string text, string[][] expected) =>
        CsvReader.Read(text).Select(record => record.Fields.ToArray()).Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());

    [Fact]
    public void A_quote_that_is_never_closed_is_named_by_its_line()
    {
        var act = () => CsvReader.Read("a\nb\n\"secret\nmore");

        act.Should().Throw<FormatException>().WithMessage("a quote opened on line 3 is never closed");
    }

    [Theory]
    [InlineData("\"closed\nover two\",x\n\"open", 3)]
    [InlineData("\"open", 1)]
    [InlineData("\r\n\r\n\"open\r\n", 3)]
    public void Lines_inside_quotes_count_too(string text, int line)
    {
        var act = () => CsvReader.Read(text);

        act.Should().Throw<FormatException>().WithMessage($"a quote opened on line {line} is never closed");
    }

    [Fact]
    public void Without_quoting_a_quote_is_an_ordinary_character() =>
        CsvReader.Read("type=image,\"name=a,b\"", quotes: false).Single().Fields.Should().Equal("type=image", "\"name=a", "b\"");

    [Fact]
    public void Fields_written_with_quotes_come_back_unchanged() =>
        Gen.String[Gen.Char["ab,\"\n x"], 0, 8].Array[1, 4].Sample(fields =>
        {
            var text = string.Join(',', fields.Select(field => '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));

            CsvReader.Read(text).Single().Fields.Should().Equal(fields);
        });

    [Fact]
    public void Any_string_is_read_or_refused_but_never_breaks_the_reader() =>
        Gen.String[Gen.Char["a\",\r\n "], 0, 20].Sample(text =>
        {
            try
            {
                string.Concat(CsvReader.Read(text).SelectMany(record => record.Fields)).Length.Should().BeLessThanOrEqualTo(text.Length);
            }
            catch (FormatException)
            {
            }
        });
}
