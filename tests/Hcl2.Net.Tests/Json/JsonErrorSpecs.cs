using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Tests.Json;

/// <summary>What is wrong with arrays, brackets, depth and keys of the JSON profile.</summary>
public class JsonErrorSpecs
{
    [Theory]
    [InlineData("""{"a": ]}""", "f.json:1,7-8: Missing array element value; A JSON value must start with a brace, a bracket, a number, a string, or a keyword.")]
    [InlineData("""{"a": [1}}""", "f.json:1,11-11: Mismatched brackets; A JSON array must be closed with a bracket, not a brace.")]
    [InlineData("""{"a": [[[[1]]]]}""", "f.json:1,9-10: Too many nested values; Arrays and objects are nested more than 3 deep here. Flatten the value.")]
    public void A_wrong_array_is_an_error(string json, string expected) =>
        HclFile.ParseJson(SourceText.From("f.json", json), new() { MaxDepth = 3 }).Diagnostics.First().ToString().Should().Be(expected);

    [Theory]
    [InlineData("""{"a": {"${none}": 1}}""", "f.json:1,8-17: Invalid object key expression; Cannot use null value as an object key.")]
    [InlineData("""{"a": {"${list}": 1}}""", "f.json:1,8-17: Invalid object key expression; Cannot use this expression as an object key: string required.")]
    [InlineData("""{"a": {"${\"x\"}": 1, "x": 2}}""", "f.json:1,23-26: Duplicate object attribute; An attribute named \"x\" was already defined at f.json:1,8-18.")]
    public void A_wrong_key_is_an_error(string json, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["none"] = HclValue.Null(HclType.String), ["list"] = HclValue.EmptyTuple } };

        HclFile.ParseJson(SourceText.From("f.json", json)).Body.JustAttributes(diagnostics)[0].Expression.Evaluate(context, diagnostics);

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(expected);
    }
}
