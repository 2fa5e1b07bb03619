namespace Hcl2.Tests.Reporting;

public class DiagnosticWriterSpecs
{
    private static readonly SourceText Source = SourceText.From("x.hcl", "target \"app\" {\n  a = [1 2]\n}\n");

    private static readonly Diagnostic Diagnostic = SyntaxTree.Parse(Source).Diagnostics.Single();

    private static readonly Dictionary<string, SourceText> Sources = new() { ["x.hcl"] = Source };

    [Fact]
    public void A_diagnostic_is_written_with_the_line_and_a_mark_below() => new DiagnosticWriter(Sources).Write(Diagnostic).Should().Be("""
        Error: Missing item separator

          on x.hcl line 2, in target "app":
           2:   a = [1 2]
                       ^

        Expected a comma to mark the beginning of the next item.


        """);

    [Fact]
    public void On_a_terminal_the_place_is_underlined() => new DiagnosticWriter(Sources) { HasColors = true }.Write(Diagnostic).Should().Be(
        "\e[31mError\e[0m: Missing item separator\n\n  on x.hcl line 2, in target \"app\":\n   2:   a = [1 \e[1;4m2\e[0m]\n\n"
        + "Expected a comma to mark the beginning of the next item.\n\n");

    [Fact]
    public void Without_the_text_only_the_line_is_named() => new DiagnosticWriter(new Dictionary<string, SourceText>()).Write(Diagnostic).Should().Be(
        "Error: Missing item separator\n\n  on x.hcl line 2:\n  (source code not available)\n\n"
        + "Expected a comma to mark the beginning of the next item.\n\n");

    [Fact]
    public void The_lines_around_are_shown_and_the_detail_is_wrapped()
    {
        var source = SourceText.From("y", "a = [\n  1\n  2\n]\n");
        var diagnostic = SyntaxTree.Parse(source).Diagnostics.Single();

        new DiagnosticWriter(new Dictionary<string, SourceText> { ["y"] = source }) { Width = 30 }.Write(diagnostic).Should().Be("""
            Error: Missing item separator

              on y line 3:
               1: a = [
               2:   1
               3:   2
                    ^

            Expected a comma to mark the
            beginning of the next item.


            """);
    }

    [Fact]
    public void A_text_with_many_diagnostics_is_read_once()
    {
        var source = SourceText.From("x.hcl", string.Concat(Enumerable.Range(0, 2000).Select(static i => $"target \"t{i}\" {{\n  a = [1, 2, 3]\n}}\n")));
        var writer = new DiagnosticWriter(new Dictionary<string, SourceText> { ["x.hcl"] = source });
        writer.Write(Diagnostic);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 20; i++) writer.Write(Diagnostic);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(source.Length);
    }

    [Fact]
    public void Values_are_written_in_a_few_words()
    {
        var diagnostic = Diagnostic with
        {
            Values =
            [
                new("var.b", HclValue.String("x\"y")),
                new("var.a", HclValue.Number(12)),
                new("c", HclValue.Tuple([HclValue.True])),
                new("d", HclValue.NullDynamic),
                new("e", HclValue.Dynamic),
                new("var.a", HclValue.Number(12)),
            ],
        };

        new DiagnosticWriter(Sources).Write(diagnostic).Should().Contain(
            "\nwith c as tuple with 1 element,\n     d set to null,\n     var.a as 12,\n     var.b as \"x\\\"y\".\n\n");
    }
}
