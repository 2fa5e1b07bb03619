namespace Conventions.Sources;

/// <summary>The messages with which a step ends, as they stand in the code that throws them.</summary>
internal static class StepMessages
{
    private static readonly string[] Exceptions = ["new StepException(", "new InputException("];

    /// <summary>Messages with an ellipsis for what is filled in; what is a single word or only filled in is left out.</summary>
    public static IReadOnlyList<string> Thrown { get; } =
    [
        .. Repository.Files("src/Depot.Actions.Core", "*.cs").Select(Repository.Read)
            .SelectMany(code => Exceptions.SelectMany(call => Calls(code, call)))
            .Select(text => text.ReplaceLineEndings(" "))
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsLetter))
            .Distinct(),
    ];

    private static IEnumerable<string> Calls(string code, string call)
    {
        for (var at = 0; (at = code.IndexOf(call, at, StringComparison.Ordinal)) >= 0;)
        {
            at += call.Length;
            foreach (var text in StringLiterals.From(code, at)) yield return text;
        }
    }
}
