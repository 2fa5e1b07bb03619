using Conventions.Pages;
using Conventions.Sources;
using Depot.Release.Staging;

namespace Conventions.Released;

/// <summary>What the pages name is what a release has.</summary>
public class ReleasedPathSpecs
{
    // Pages that show the line before the change, and how to go back to it.
    private static readonly string[] PagesOfTheJavaScriptActions = ["docs/switching.md", "docs/decisions/0009-versions-after-the-javascript-actions.md"];

    // Directories that a step names by the source's layout.
    private static readonly string[] SourceDirectories = ["actions/setup", "actions/build-push", "actions/bake", "actions/native"];

    [Fact]
    public void Every_action_that_a_page_a_message_or_an_example_names_is_in_a_release()
    {
        var named = Texts().SelectMany(text => ActionReference.In(text.Text, StagedActions.Owner).Select(action => (text.File, Action: action))).ToList();

        named.Where(name => name.Action.Directory.Length > 0).Select(name => $"{name.Action.Repository}/{name.Action.Directory}").Distinct()
            .Should().Contain(["bake-action/matrix", "setup-action/native", "…-action/native"]);
        named.Where(name => !StagedActions.Has(name.Action)).Select(name => $"{name.File}: {name.Action.Repository}/{name.Action.Directory}").Should().BeEmpty();
    }

    [Fact]
    public void Pages_name_an_action_by_a_version_or_a_commit_of_the_release()
    {
        var version = StagedActions.Version;
        // The last is that of the lines for an allow-list.
        string[] known = [version.MovingTag, version.Tag, "<commit>", "*"];

        var others = from text in Texts()
                     from action in ActionReference.In(text.Text, StagedActions.Owner)
                     where action.Reference is not null && !known.Contains(action.Reference)
                         && !(IsOfJavaScript(action.Reference) && PagesOfTheJavaScriptActions.Contains(text.File))
                     select $"{text.File}: {action.Repository}/{action.Directory}@{action.Reference}";

        others.Should().BeEmpty();
    }

    [Fact]
    public void A_workflow_to_paste_uses_no_place_holder_and_nothing_of_the_source()
    {
        var used = Texts().SelectMany(text => text.Text.Split('\n').Select(Used).OfType<string>().Select(uses => (text.File, Uses: uses))).ToList();

        used.Should().HaveCountGreaterThan(50);
        used.Where(use => use.Uses.Split('@')[0].Contains('<', StringComparison.Ordinal) || SourceDirectories.Any(directory => use.Uses.Contains($"/{directory}", StringComparison.Ordinal)))
            .Where(use => !use.Uses.StartsWith("./", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void A_message_names_no_directory_of_the_source() =>
        Messages().Where(text => SourceDirectories.Any(directory => text.Text.Contains(directory, StringComparison.Ordinal))).Should().BeEmpty();

    private static bool IsOfJavaScript(string reference) => reference is "v1.16.2" or "v1.13.0" or "v1.7.2";

    // The value of a line "uses: VALUE", of a step or in a sentence.
    private static string? Used(string line) =>
        line.Split("uses: ") is [_, var rest, ..] ? rest.Trim('\'', '"').Split(' ', '\'', '"', '`')[0] : null;

    private static IEnumerable<(string File, string Text)> Texts() =>
        MarkdownPage.All.Select(page => page.File)
            .Concat(Repository.Files("examples", "*.yml")).Concat(Repository.Files("actions", "*.yml")).Concat(Repository.Files(".github", "*.yml"))
            .Select(file => (file, Repository.Read(file))).Concat(Messages());

    // Whatever a program or a script may print. What is filled in is an ellipsis.
    private static IEnumerable<(string File, string Text)> Messages() =>
        Repository.Files("src/Depot.Actions.Core", "*.cs").Concat(Repository.Files("src/Depot.Actions", "*.cs"))
            .SelectMany(file => Repository.Read(file).Split('\n').Where(line => line.Contains('"', StringComparison.Ordinal))
                .SelectMany(line => StringLiterals.From(line.TrimStart(), 0)).Select(text => (file, text)))
            .Concat(Repository.Files("actions/native", "run.*").Select(file => (file, Repository.Read(file))));
}
