namespace Conventions.Sources;

/// <summary>The messages with which a step ends, as they stand in the code that throws them.</summary>
internal static class StepMessages
{
    private static readonly string[] Exceptions = ["StepException", "InputException"];

    /// <summary>Messages with an ellipsis for what is filled in; what is a single word or only filled in is left out.</summary>
    public static IReadOnlyList<string> Thrown { get; } =
    [
        .. Repository.Files("src/Depot.Actions.Core", "*.cs").Select(Repository.Read)
            .SelectMany(code => Exceptions.SelectMany(type => Made(code, type).SelectMany(at => StringLiterals.From(code, at))))
            .Select(text => text.ReplaceLineEndings(" "))
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsLetter))
            .Distinct(),
    ];

    // Behind the bracket of `new TYPE(`, and of the first `new(` of a method that gives one.
    private static IEnumerable<int> Made(string code, string type)
    {
        for (var at = 0; (at = code.IndexOf(type, at, StringComparison.Ordinal)) >= 0;)
        {
            var isNew = code.AsSpan(0, at).EndsWith("new ");
            at += type.Length;
            if (isNew && code[at] == '(') yield return at + 1;
            else if (code[at] == ' ' && char.IsAsciiLetterUpper(code[at + 1]) && code.IndexOf("new(", at, StringComparison.Ordinal) is var made and >= 0) yield return made + 4;
        }
    }
}
