using System.Diagnostics;
using Depot.Actions.Checks;

namespace Depot.Actions.Tests.Checks;

/// <summary>Against checkouts that git made.</summary>
public sealed class CheckoutSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("depot-checkout-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact(Timeout = 60_000)]
    public void A_fresh_checkout_has_no_change()
    {
        Commit(("a.txt", "one"), ("sub/b.txt", "two"), ("sub/a name of more than sixty-two bytes, so that the padding is tried too, and é.txt", "x"));

        Checkout.FindChange(_directory).Should().BeNull();
    }

    [Fact(Timeout = 60_000)]
    public void An_edited_file_is_found()
    {
        Commit(("a.txt", "one"), ("sub/b.txt", "two"));
        File.WriteAllText(Path.Combine(_directory, "sub", "b.txt"), "three");

        Checkout.FindChange(_directory).Should().Be("sub/b.txt");
    }

    [Fact(Timeout = 60_000)]
    public void A_file_edited_to_the_same_length_is_found_by_its_time()
    {
        Commit(("a.txt", "one"));
        var file = Path.Combine(_directory, "a.txt");
        File.WriteAllText(file, "two");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(5));

        Checkout.FindChange(_directory).Should().Be("a.txt");
    }

    [Fact(Timeout = 60_000)]
    public void A_deleted_file_is_found()
    {
        Commit(("a.txt", "one"), ("b.txt", "two"));
        File.Delete(Path.Combine(_directory, "b.txt"));

        Checkout.FindChange(_directory).Should().Be("b.txt");
    }

    [Fact(Timeout = 60_000)]
    public void What_a_step_built_at_the_top_is_found_although_git_ignores_it()
    {
        Commit((".gitignore", "dist\n"), ("a.txt", "one"));
        Directory.CreateDirectory(Path.Combine(_directory, "dist"));

        Checkout.FindChange(_directory).Should().Be("dist");
    }

    [Fact(Timeout = 60_000)]
    public void A_file_that_google_s_login_leaves_is_no_change()
    {
        Commit(("a.txt", "one"));
        File.WriteAllText(Path.Combine(_directory, "gha-creds-0123.json"), "{}");

        Checkout.FindChange(_directory).Should().BeNull();
    }

    [Fact]
    public void A_directory_without_a_checkout_has_no_change()
    {
        File.WriteAllText(Path.Combine(_directory, "a.txt"), "one");

        Checkout.FindChange(_directory).Should().BeNull();
    }

    [Fact(Timeout = 60_000)]
    public void A_damaged_index_tells_nothing_at_any_length()
    {
        Commit(("a.txt", "one"), ("b.txt", "two"));
        var index = File.ReadAllBytes(Path.Combine(_directory, ".git", "index"));

        for (var length = 0; length < index.Length; length++) GitIndex.Parse(index.AsSpan(0, length)).Count.Should().BeOneOf(0, 2);
    }

    private void Commit(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(_directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Git("init", "--quiet", "--object-format=sha1");
        Git("add", "--all");
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _directory, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var git = Process.Start(start)!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0, git.StandardError.ReadToEnd());
    }
}
