using System.Text;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Actions.Text;
using static Depot.Fuzz.PropertyException;

namespace Depot.Fuzz;

/// <summary>What a workflow's author writes, or an expression puts into it.</summary>
internal static class InputProperties
{
    private static readonly ListRule[] Rules = Enum.GetValues<ListRule>();

    /// <summary>Lists: an error has a message that quotes nothing of the value, and nothing comes out that was not put in.</summary>
    public static void Csv(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        foreach (var rule in Rules)
        {
            try
            {
                foreach (var item in InputList.Parse(text, rule))
                {
                    Holds(InputText.Trim(item).Length > 0, "no item is blank");
                    Holds(rule == ListRule.Verbatim || InputText.Trim(item) == item, "an item is trimmed");
                    Holds(rule is ListRule.Lines or ListRule.Verbatim or ListRule.CsvItems or ListRule.LinesWithQuotes || !item.Contains(',', StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal), "a comma ends an item");
                }
            }
            catch (FormatException unclosed)
            {
                Holds(unclosed.Message.StartsWith("a quote opened on line ", StringComparison.Ordinal), "only a quote can be wrong");
                Holds(text.Contains('"', StringComparison.Ordinal) && rule != ListRule.LinesWithQuotes, "where quotes count");
            }
        }

        foreach (var record in CsvReader.Read(text, quotes: false))
        {
            Holds(string.Join(',', record.Fields) == record.Raw, "without quotes, fields are the record cut at commas");
            Holds(text.Contains(record.Raw, StringComparison.Ordinal), "a record stands in the text");
        }
    }

    /// <summary>All inputs of an action, each with this text, or all of them in one JSON: an error for the user or a value, and arguments of it.</summary>
    public static void Inputs(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        Template(text);
        Read(new() { [InputSource.AllInOne] = text });
        string[] names = ["context", "tags", "secrets", "labels", "outputs", "platforms", "build-args", "build-contexts", "set", "files", "targets", "push", "retries", "summary"];
        Read(names.ToDictionary(InputSource.Variable, _ => text));
        foreach (var name in names) Read(new() { [InputSource.Variable(name)] = text });
    }

    private static void Template(string text)
    {
        try
        {
            var expanded = ContextPlaceholder.Expand("context", text, () => "CONTEXT");
            Holds(text.Contains("{{", StringComparison.Ordinal) || expanded == text, "a string without a placeholder stays as it is");
        }
        catch (InputException)
        {
        }
    }

    private static void Read(Dictionary<string, string> variables)
    {
        variables["INPUT_PROJECT"] = "p";
        try
        {
            _ = BuildPushInputs.Read(new(new RunnerEnvironment(variables, "/")), () => "https://github.com/o/a.git#main");
            _ = BakeInputs.Read(new(new RunnerEnvironment(variables, "/")));
        }
        catch (InputException)
        {
        }
    }
}
