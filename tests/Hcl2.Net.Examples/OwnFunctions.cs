using Hcl2;

namespace Examples;

internal static class OwnFunctions
{
    public static void Run()
    {
        #region job
        var shout = HclFunction.Create("shout", HclType.String, [new HclParameter("text", HclType.String)],
            arguments => arguments[0].AsString.ToUpperInvariant() + "!");
        var context = new EvaluationContext
        {
            Variables = new Dictionary<string, HclValue> { ["name"] = "world" },
            Functions = new Dictionary<string, HclFunction>(StandardFunctions.Default) { ["shout"] = shout },
        };
        var problems = new DiagnosticBag();
        var greeting = HclFile.Parse("a = shout(join(\" \", [\"hello\", name]))").Body.JustAttributes(problems)[0];
        Console.WriteLine(greeting.Expression.Evaluate(context, problems).AsString);
        #endregion
    }
}
