using Depot.Actions.Errors;

namespace Depot.Actions.Checks;

/// <summary>Checks the input <c>project</c>.</summary>
internal static class ProjectCheck
{
    /// <summary>Fails on a value that cannot be an id: a placeholder, a URL, a title.</summary>
    /// <exception cref="InputException">The message says where the id is.</exception>
    public static void Validate(string? project)
    {
        if (project is null || project.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return;
        var last = project.TrimEnd('/').Split('/')[^1];
        var what = project.Contains('/', StringComparison.Ordinal) ? "a URL" : project.Any("<>{}[]$".Contains) ? "a placeholder" : "a name";
        var remedy = project.Contains('/', StringComparison.Ordinal) && last.Length > 0 && last.All(char.IsAsciiLetterOrDigit)
            ? $" alone: '{last}'." : ", such as 'b4qlt63xvg', which the project's settings show.";
        throw new InputException("project", $"'{project}' is {what}, not the id of a project. Write the id{remedy}");
    }

    /// <summary>Warns about a value that does not have the form of an id: letters and digits.</summary>
    public static IEnumerable<string> GetWarnings(string? project)
    {
        if (project is not null && project.Any(c => c is '-' or '_'))
        {
            yield return $"Input 'project': '{project}' looks like a name; the id of a project has letters and digits only, such as 'b4qlt63xvg'. The project's settings show it.";
        }
    }
}
