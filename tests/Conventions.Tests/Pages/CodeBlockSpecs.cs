using System.Diagnostics;
using System.Text.Json;
using Conventions.Released;
using Depot.Bake.Files;
using Depot.Bake.Planning;
using Depot.Release.Staging;
using Hcl2;
using YamlDotNet.RepresentationModel;

namespace Conventions.Pages;

/// <summary>Code in the docs is code that works.</summary>
public class CodeBlockSpecs
{
    // csharp: Hcl2.Net.Tests compiles and runs it. text and mermaid are for reading.
    private static readonly string[] Languages = ["console", "csharp", "dockerfile", "hcl", "json", "mermaid", "shell", "text", "yaml"];

    [Fact]
    public void Every_block_says_its_language() =>
        Blocks().Where(block => !Languages.Contains(block.Language)).Should().BeEmpty();

    [Fact]
    public void Code_in_csharp_is_only_where_a_test_compiles_it() =>
        Blocks("csharp").Select(block => block.File).Distinct().Should().Equal("src/Hcl2.Net/README.md");

    [Fact]
    public void Workflows_give_our_actions_only_inputs_that_exist()
    {
        var steps = Blocks("yaml").SelectMany(block => Steps(Yaml(block)).Select(step => (Block: block, Step: step))).ToList();

        steps.Should().HaveCountGreaterThan(30);
        steps.SelectMany(item => Wrong(item.Step).Select(wrong => $"{item.Block}: {wrong}")).Should().BeEmpty();
    }

    [Fact]
    public void Outputs_that_workflows_read_from_our_actions_exist()
    {
        var wrong = new List<string>();
        foreach (var block in Blocks("yaml"))
        {
            var byId = Steps(Yaml(block)).Where(step => Text(step, "id") is not null && ManifestOf(Text(step, "uses")) is not null)
                .ToDictionary(step => Text(step, "id")!, step => ManifestOf(Text(step, "uses"))!);
            foreach (var name in byId.Keys)
            {
                var read = block.Text.Split($"steps.{name}.outputs.").Skip(1).Select(rest => string.Concat(rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')));
                wrong.AddRange(read.Except(byId[name].Outputs.Keys).Select(output => $"{block}: {name} has no output '{output}'"));
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Json_is_json()
    {
        foreach (var block in Blocks("json"))
        {
            var parse = () => JsonDocument.Parse(block.Text).Dispose();
            parse.Should().NotThrow("of {0}", block);
        }
    }

    [Fact]
    public void Bake_files_are_planned_and_formatted()
    {
        foreach (var block in Blocks("hcl"))
        {
            SyntaxTree.Parse(SourceText.From(block.File, block.Text)).Diagnostics.Should().BeEmpty("of {0}", block);
            Formatter.Format(block.Text).Should().Be(block.Text, "of {0}", block);
            var directory = Directory.CreateTempSubdirectory("docs-hcl");
            try
            {
                File.WriteAllText(Path.Combine(directory.FullName, "docker-bake.hcl"), block.Text);
                var outcome = BakePlanner.Plan(new() { Directory = new DiskDirectory(directory.FullName), Environment = new Dictionary<string, string>() });
                outcome.Error.Should().BeNull("of {0}", block);
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Shell_can_be_parsed()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("there is no bash to ask");

        foreach (var block in Blocks("shell").Concat(Blocks("console")))
        {
            using var bash = Process.Start(new ProcessStartInfo("bash", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
            await bash.StandardInput.WriteAsync(Script(block));
            bash.StandardInput.Close();
            (await bash.StandardError.ReadToEndAsync()).Should().BeEmpty("of {0}", block);
            await bash.WaitForExitAsync();
        }
    }

    [Fact]
    public void Commands_of_the_one_command_exist()
    {
        var usage = Repository.Read("dev");
        var used = Blocks("console").Concat(Blocks("shell")).SelectMany(block => block.Lines.Select(line => (block, line)))
            .Where(item => item.line.Contains("./dev ", StringComparison.Ordinal))
            .Select(item => (item.block, Command: item.line.Split("./dev ")[1].Split(' ')[0])).ToList();

        used.Should().NotBeEmpty();
        used.Where(item => !usage.Contains($"\n./dev {item.Command} ", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<CodeBlock> Blocks() => MarkdownPage.All.SelectMany(page => page.Blocks);

    // The workflows among the examples are what people paste, as much as those on the pages.
    private static IEnumerable<CodeBlock> Blocks(string language) => Blocks().Where(block => block.Language == language)
        .Concat(language == "yaml" ? Repository.Files("examples/workflows", "*.yml").Select(file => new CodeBlock(file, 1, "yaml", 0, Repository.Read(file).Split('\n'))) : []);

    // Prompts mark what is typed; what is printed between is left out. A place for the reader's own word is a word.
    private static string Script(CodeBlock block)
    {
        var hasPrompts = block.Lines.Any(line => line.StartsWith("$ ", StringComparison.Ordinal));
        var continues = false;
        var lines = new List<string>();
        foreach (var line in block.Lines)
        {
            var isTyped = !hasPrompts || continues || line.StartsWith("$ ", StringComparison.Ordinal);
            if (isTyped) lines.Add(line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line);
            continues = isTyped && line.EndsWith('\\');
        }

        return WithoutPlaces(string.Join('\n', lines) + "\n");
    }

    private static string WithoutPlaces(string text)
    {
        for (var start = 0; (start = text.IndexOf('<', start)) >= 0; start++)
        {
            var end = text.IndexOf('>', start);
            if (end > 0 && text[(start + 1)..end] is [>= 'a' and <= 'z', ..] place && !place.Contains('\n', StringComparison.Ordinal)) text = text[..start] + "place" + text[(end + 1)..];
        }

        return text;
    }

    private static YamlNode Yaml(CodeBlock block)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(block.Text);
        var load = () => stream.Load(reader);
        load.Should().NotThrow("of {0}", block);
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlNode root) =>
        root.AllNodes.OfType<YamlMappingNode>().Where(node => Text(node, "uses") is not null);

    private static IEnumerable<string> Wrong(YamlMappingNode step)
    {
        var uses = Text(step, "uses")!;
        if (ManifestOf(uses) is not { } manifest)
        {
            if (uses.StartsWith("depot/", StringComparison.Ordinal)) yield return $"there is no action '{uses}'";
            yield break;
        }

        if (!step.Children.TryGetValue("with", out var with) || with is not YamlMappingNode given) yield break;
        foreach (var name in given.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Except(manifest.Inputs.Keys)) yield return $"'{uses}' has no input '{name}'";
    }

    private static ActionManifest? ManifestOf(string? uses) =>
        uses is not null && ActionReference.In(uses, StagedActions.Owner).FirstOrDefault() is { } action ? StagedActions.ManifestsOf(action).FirstOrDefault() : null;

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? (value as YamlScalarNode)?.Value : null;
}
