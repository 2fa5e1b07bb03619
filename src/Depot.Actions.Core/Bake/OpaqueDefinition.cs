using System.Globalization;
using System.Text;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Bake.Files;

namespace Depot.Actions.Bake;

/// <summary>
/// Checks that a definition does not read a token or an input of the step if only the CLI can read it, so that no list of the variables that
/// it reads exists.
/// </summary>
/// <remarks>
/// HCL declares its variables by name in the text. A Compose file can put a name together from parts, but it cannot change a value. So the CLI
/// prints the definition with another value in each of the variables, which does not contain it unless the definition reads the variable.
/// </remarks>
internal static class OpaqueDefinition
{
    /// <summary>Fails if it reads one.</summary>
    /// <param name="context">The step.</param>
    /// <param name="depot">Path of the CLI.</param>
    /// <param name="inputs">Files, overrides and targets.</param>
    /// <param name="environment">The environment without tokens and inputs, with which the CLI has printed the definition.</param>
    /// <param name="directory">The directory to bake in.</param>
    /// <param name="files">The files of the definition.</param>
    /// <exception cref="StepException">It does.</exception>
    public static async Task ValidateAsync(
        StepContext context, string depot, BakeInputs inputs, IReadOnlyDictionary<string, string> environment, string directory, IReadOnlyList<BakeFile> files)
    {
        var names = DefinitionVariables.KeptBack(context.Environment.Variables).Where(ReservedVariables.IsOfTheStep).ToList();
        var texts = files.Where(file => !IsCompose(file.Name)).Select(file => Unescaped(Encoding.UTF8.GetString(file.Content.Span))).ToList();
        if (names.Find(name => texts.Exists(text => DeclaredVariables.HasWord(text, name) || DeclaredVariables.HasWord(text, WithoutJson(name)))) is { } named) throw Refused(inputs, named);

        var marks = names.Select((name, at) => (Name: name, Mark: string.Create(CultureInfo.InvariantCulture, $"mark-{at}-{RandomName.Next()}"))).ToList();
        var marked = environment.Concat(marks.Select(mark => KeyValuePair.Create(mark.Name, mark.Mark))).ToDictionary(StringComparer.Ordinal);
        var definition = await CliDefinition.ReadAsync(context, depot, inputs, marked, directory).ConfigureAwait(false);
        if (marks.Find(mark => definition.Json?.Contains(mark.Mark, StringComparison.Ordinal) == true).Name is { } read) throw Refused(inputs, read);
        // With another value, the CLI does not accept the definition.
        if (definition.Json is null) throw DefinitionVariables.Refused(inputs.Set, "", "reads a variable");
    }

    private static StepException Refused(BakeInputs inputs, string name) => DefinitionVariables.Refused(inputs.Set, name, $"reads the variable '{name}'");

    // A variable with a type can be given as JSON, in another one.
    private static string WithoutJson(string name) => name.EndsWith("_JSON", StringComparison.Ordinal) ? name[..^"_JSON".Length] : name;

    private static bool IsCompose(string file) => file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    // HCL and JSON read `\u005f` between quotes as a character.
    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var digits = text[at] != '\\' || at + 1 == text.Length ? 0 : text[at + 1] switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && at + 2 + digits <= text.Length && uint.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code < 0x80)
            {
                result.Append((char)code);
                at += 1 + digits;
            }
            else
            {
                result.Append(text[at]);
            }
        }

        return result.ToString();
    }
}
