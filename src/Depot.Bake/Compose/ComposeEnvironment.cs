using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Files;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>The variables that Compose files see. Every lookup goes to the environment first, which knows what was read.</summary>
internal static class ComposeEnvironment
{
    /// <summary>
    /// A lookup in the environment, and in what <c>.env</c> of the directory adds to it; null when a variable is not set. An invalid one is an error even if there is no Compose file.
    /// </summary>
    /// <exception cref="BakeException">The file cannot be read, or a line is invalid.</exception>
    public static Func<string, string?> Load(Func<string, string?> environment, IBakeDirectory directory, Action<string> warn, ComposeBudget budget)
    {
        switch (directory.Look(".env"))
        {
            case BakeEntry.Missing:
                return environment;
            case BakeEntry.Directory:
                throw BakeException.UnreadableFile($"read {directory.Path}/.env: is a directory");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var text = Encoding.UTF8.GetString(directory.Read(".env"));
            DotEnv.Read(text, values, static _ => null, warn, budget);
        }
        catch (FormatException wrong)
        {
            throw new BakeException(wrong.Message);
        }

        return Layered(environment, values);
    }

    /// <summary>A lookup, and below it the variables of files. What a file sets and the environment does not is not read from the environment.</summary>
    public static Func<string, string?> Layered(Func<string, string?> environment, Dictionary<string, string> files) =>
        name => environment(name) ?? files.GetValueOrDefault(name);
}
