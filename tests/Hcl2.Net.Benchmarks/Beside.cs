using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hcl2.Decoding;

namespace Hcl2.Benchmarks;

/// <summary>The same work on the same files by Hcl2.Net and by hashicorp/hcl, round by round in turn, by one clock.</summary>
/// <param name="original">The program of <c>original/main.go</c>, started; null when it could not be built.</param>
internal sealed class Beside(Process? original)
{
    private const int Rounds = 21;
    private const int Expressions = 20_000;
    private const int JsonStrings = 80_000;

    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(4);

    private static readonly EvaluationContext Context = new()
    {
        Variables = new Dictionary<string, HclValue>
        {
            ["owner"] = "acme",
            ["image"] = HclValue.Object([new("name", "web"), new("major", 3), new("tags", HclValue.Tuple("a", "b", "c"))]),
        },
        Functions = StandardFunctions.Default,
    };

    private static readonly DecodeSpec Spec = new BlockMapSpec("service", ["name"], new ObjectSpec(new Dictionary<string, DecodeSpec>
    {
        ["image"] = new AttributeSpec("image", HclType.String, IsRequired: true),
        ["port"] = new AttributeSpec("port", HclType.Number),
        ["tags"] = new AttributeSpec("tags", HclType.List(HclType.String)),
    }));

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        "{\"a\": [" + string.Join(",", Enumerable.Range(0, JsonStrings).Select(static number => Invariant($"\"x-${{owner}}-{number}\""))) + "]}");

    private static readonly byte[] Services = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(static number =>
        Invariant($"service \"web-{number}\" {{\n  image = \"nginx:{number}\"\n  port  = 8000 + {number}\n  tags  = [\"a\", \"b\"]\n}}\n"))));

    private static readonly Work[] All =
    [
        new("tokens", "tokens, 5 MB", MixedText.Of(5_000_000), static text => () => SyntaxTree.Tokens(text)),
        new("parse", "parse, 5 MB", MixedText.Of(5_000_000), static text => () => Native(text).Body),
        new("format", "format, 100 kB", MixedText.Of(100_000), static text => () => Formatter.Format(text)),
        .. EvaluationBenchmark.Kinds.Select(static kind => new Work("evaluate", $"evaluate 20,000 times `{kind.Replace("|", "\\|", StringComparison.Ordinal)}`", Attributes(kind), Evaluated)),
        new("decode", "decode 1,000 blocks with a spec", Services, static text => Over(Native(text), static file => Sound(diagnostics => Spec.Decode(file.Body, null, diagnostics)))),
        new("deserialize", "1,000 blocks into records", Services, static text => Over(Native(text), static file => HclSerializer.Deserialize<ServiceFile>(file))),
        new("serialize", "1,000 records to text", Services, static text => Over(HclSerializer.Deserialize<ServiceFile>(Native(text)), HclSerializer.Serialize)),
        new("edit", "parse 100 kB, set one value, write", MixedText.Of(100_000), static text => () => Edited(text, static (editor, root) => editor.Set(root.Blocks.First().Body, "default", "1"))),
        new("edit-all", "parse 100 kB, set a value in every block, write", MixedText.Of(100_000), static text => () => Edited(text, static (editor, root) =>
        {
            foreach (var block in root.Blocks) editor.Set(block.Body, "added", "1");
        })),
        new("json-parse", "JSON, 80,000 strings with templates: parse", Json, static text => () => HclFile.ParseJson(text).Body),
        new("json-evaluate", "the same: parse and evaluate", Json, static text => () => Sound(diagnostics => Templates(text).Evaluate(Context, diagnostics))),
        new("json-variables", "the same: parse, and find the variables", Json, static text => () => Templates(text).Variables().ToArray()),
        new("json-evaluate-again", "the same: evaluate what has been parsed", Json, static text => Over(Templates(text), static list => Sound(diagnostics => list.Evaluate(Context, diagnostics)))),
        new("json-variables-again", "the same: find the variables in what has been parsed", Json, static text => Over(Templates(text), static list => list.Variables().ToArray())),
        new("diagnostics", "write 40 diagnostics of 4.8 MB", [.. MixedText.Of(4_800_000), .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a b c\n", 40)))], static text =>
            Over(SyntaxTree.Parse(text).Diagnostics, diagnostics => new DiagnosticWriter(text).Write(diagnostics))),
    ];

    /// <summary>A line for each kind of work.</summary>
    public void Run(TextWriter output)
    {
        var directory = Directory.CreateDirectory(Path.Combine("artifacts", "benchmarks", "beside"));
        output.WriteLine("| fastest round, ms | Hcl2.Net | its processor time | hashicorp/hcl | its processor time | times faster |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var work in All)
        {
            var path = Path.Combine(directory.FullName, work.Name);
            File.WriteAllBytes(path, work.Input);
            var ours = work.Prepare(new SourceText("x", work.Input));
            if (original is not null) Ask($"{work.Name} {path}");

            var watch = Stopwatch.StartNew();
            Cost mine = Cost.Most, other = Cost.Most;
            for (var round = 0; round < Rounds && (round < 3 || watch.Elapsed < Enough); round++)
            {
                mine = mine.Least(Of(ours));
                if (original is not null) other = other.Least(OfOriginal());
            }

            var theirs = original is null ? "not installed | | |" : Invariant($"{other.Wall:F1} | {other.Processor:F1} | {other.Wall / mine.Wall:F1} |");
            output.WriteLine(Invariant($"| {work.Title} | {mine.Wall:F1} | {mine.Processor:F1} | {theirs}"));
        }
    }

    private static Cost Of(Func<object> work)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        GC.KeepAlive(work());
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }

    private Cost OfOriginal()
    {
        var start = Stopwatch.GetTimestamp();
        var used = Ask("");
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, used);
    }

    /// <summary>Milliseconds of processor time that the original says it needed.</summary>
    private double Ask(string line)
    {
        original!.StandardInput.WriteLine(line);
        original.StandardInput.Flush();
        return double.Parse(original.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The program of the original has ended."), CultureInfo.InvariantCulture) / 1000;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Attributes(string expression) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Expressions).Select(number =>
        Invariant($"a{number} = {expression.Replace("N", Invariant($"{number}"), StringComparison.Ordinal)}\n"))));

    private static Func<object> Evaluated(SourceText text)
    {
        var attributes = Sound(Native(text).Body.JustAttributes);
        return () => Sound(diagnostics =>
        {
            foreach (var attribute in attributes) attribute.Expression.Evaluate(Context, diagnostics);
            return attributes;
        });
    }

    private static string Edited(SourceText text, Action<SyntaxEditor, BodySyntax> edit)
    {
        var tree = SyntaxTree.Parse(text);
        var editor = new SyntaxEditor(tree);
        edit(editor, tree.Root);
        return editor.Apply();
    }

    private static HclFile Native(SourceText text) => HclFile.ParseNative(text) is { Diagnostics.HasErrors: false } file ? file : throw new InvalidOperationException();

    private static HclExpression Templates(SourceText text) => Sound(HclFile.ParseJson(text).Body.JustAttributes)[0].Expression;

    private static Func<object> Over<T>(T prepared, Func<T, object> work) => () => work(prepared);

    private static T Sound<T>(Func<DiagnosticBag, T> work)
    {
        var diagnostics = new DiagnosticBag();
        var result = work(diagnostics);
        return diagnostics.HasErrors ? throw new InvalidOperationException(diagnostics.ToString()) : result;
    }

    /// <summary>Milliseconds: by the clock, and of processor time, which the collector's threads add to.</summary>
    private sealed record Cost(double Wall, double Processor)
    {
        public static readonly Cost Most = new(double.MaxValue, double.MaxValue);

        public Cost Least(Cost other) => new(Math.Min(Wall, other.Wall), Math.Min(Processor, other.Processor));
    }

    /// <summary>One kind of work.</summary>
    /// <param name="Name">Its name in <c>original/main.go</c>.</param>
    /// <param name="Title">What is measured.</param>
    /// <param name="Input">The file.</param>
    /// <param name="Prepare">Does what is not measured, and gives what is.</param>
    private sealed record Work(string Name, string Title, byte[] Input, Func<SourceText, Func<object>> Prepare);
}
