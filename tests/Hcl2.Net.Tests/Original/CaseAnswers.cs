using System.Text;
using System.Text.Json.Nodes;
using Hcl2.Bodies;
using Hcl2.Extensions;
using Hcl2.Syntax;

namespace Hcl2.Tests.Original;

/// <summary>What Hcl2.Net makes of a recorded case, by the names of the parts of the recorded answers.</summary>
internal sealed class CaseAnswers(OriginalCase recorded, LogicalOperators version)
{
    private readonly JsonObject _question = recorded.Question;
    private readonly SourceText _source = new("f", recorded.Source);
    private readonly JsonObject _answers = [];

    private bool IsFull => (bool?)_question["full"] ?? false;

    private string[] Contexts => [.. _question["ctx"]?.AsArray().Select(static kind => (string)kind!) ?? []];

    public static JsonObject Of(OriginalCase recorded, LogicalOperators version)
    {
        var answers = new CaseAnswers(recorded, version);
        answers.Answer();
        return answers._answers;
    }

    private void Answer()
    {
        switch ((string)_question["kind"]!)
        {
            case "expr":
                Expression(SyntaxTree.ParseExpression(_source), SyntaxTree.Tokens(_source));
                break;
            case "template":
                Expression(SyntaxTree.ParseTemplate(_source), SyntaxTree.TemplateTokens(_source));
                break;
            case "config":
                Configuration();
                break;
            case "fmt":
                _answers["fmt"] = Formatter.Format(Encoding.UTF8.GetString(recorded.Source));
                break;
            case "json":
                Json();
                break;
            case "typeexpr":
                TypeExpressions();
                break;
            case "convert":
                Conversions();
                break;
            case "dec":
                Decoded();
                break;
            case "write":
                foreach (var (name, text) in EditAnswers.Of(_question["op"]!.AsArray().Select(static word => (string)word!).ToArray(), _source)) _answers[name] = text;
                break;
            default:
                throw new InvalidOperationException($"There is no answer to cases of kind {_question["kind"]}.");
        }
    }

    private void Expression(SyntaxTree<ExpressionSyntax> tree, IReadOnlyList<Token> tokens)
    {
        _answers["tok"] = Short(AnswerTree.Of(_source, tokens));
        _answers["diag"] = AnswerText.Of(tree.Diagnostics);
        Tree("dump", (errors, calls) => AnswerTree.Of(tree.Root, errors, calls));
        _answers["vars"] = Short(AnswerText.Of(tree.Root.Variables()));
        foreach (var kind in Contexts)
        {
            var (value, diagnostics) = Evaluated(tree.Root, kind);
            _answers["eval " + kind] = value;
            _answers["evaldiag " + kind] = diagnostics;
        }
    }

    private void Configuration()
    {
        var tree = SyntaxTree.Parse(_source);
        var expressions = Expressions(tree.Root).ToArray();
        _answers["tok"] = Short(AnswerTree.Of(_source, SyntaxTree.Tokens(_source)));
        _answers["diag"] = AnswerText.Of(tree.Diagnostics);
        Tree("dump", (errors, calls) => AnswerTree.Of(tree.Root, errors, calls));
        _answers["vars"] = Short(string.Concat(expressions.Select(static one => AnswerText.Of(one.Variables()) + "\n")));
        _answers["fmt"] = Short(Formatter.Format(Encoding.UTF8.GetString(recorded.Source)));
        foreach (var kind in Contexts)
        {
            var text = string.Concat(expressions.Select(one => Evaluated(one, kind)).Select(static one =>
                $"{one.Value}\n{string.Concat(one.Diagnostics.Select(static line => $"  {line}\n"))}"));
            _answers["eval " + kind] = Short(text);
            _answers["whole eval " + kind] = text;
        }
    }

    /// <summary>A tree as it is, and with either or both of the ways in which the original shows what could not be read.</summary>
    private void Tree(string name, Func<bool, bool, string> text)
    {
        _answers[name] = Short(text(false, false));
        _answers[name + " unknown"] = Short(text(true, false));
        _answers[name + " open"] = Short(text(false, true));
        _answers[name + " both"] = Short(text(true, true));
    }

    private void Json()
    {
        var bag = new DiagnosticBag();
        var schema = new BodySchema(
            [new("a"), new("version", true), new("name")],
            [new("b", []), new("resource", ["type", "name"]), new("variable", ["name"]), new("service", ["name"]), new("terraform", []), new("provider", ["name"]), new("scripts", [])]);
        HclFile.ParseJson(_source).Body.Content(schema, bag);
        _answers["contentdiag"] = AnswerText.Of(bag);
    }

    private void TypeExpressions()
    {
        var tree = SyntaxTree.ParseExpression(_source);
        _answers["diag"] = AnswerText.Of(tree.Diagnostics);
        if (tree.Diagnostics.HasErrors) return;

        DiagnosticBag exact = [], constraint = [], defaults = [];
        _answers["exact"] = AnswerText.Of(TypeExpression.Exact(tree.Root, exact));
        _answers["exactdiag"] = AnswerText.Of(exact);
        _answers["con"] = AnswerText.Of(TypeExpression.Constraint(tree.Root, constraint));
        _answers["condiag"] = AnswerText.Of(constraint);
        var (type, values) = TypeExpression.ConstraintWithDefaults(tree.Root, defaults);
        _answers["def"] = AnswerText.Of(type);
        _answers["defdiag"] = AnswerText.Of(defaults);
        if (defaults.HasErrors || values is null) return;

        for (var i = 0; i < CaseContext.Pool.Length; i++)
        {
            var filled = values.Apply(CaseContext.Pool[i]);
            var converted = HclConvert.To(filled, type);
            _answers[$"apply {i}"] = converted.Succeeded ? AnswerText.Of(converted.Value) : $"{AnswerText.Of(filled)} / {converted.Error}";
        }
    }

    private void Conversions()
    {
        var type = CaseParts.Type(_question["spec"]!);
        for (var i = 0; i < CaseContext.Pool.Length; i++)
        {
            var converted = HclConvert.To(CaseContext.Pool[i], type);
            _answers[$"v{i}"] = converted.Succeeded ? AnswerText.Of(converted.Value) : "ERR " + converted.Error;
        }
    }

    private void Decoded()
    {
        var spec = CaseParts.Spec(_question["spec"]!);
        var file = (bool?)_question["json"] ?? false ? HclFile.ParseJson(_source) : HclFile.ParseNative(_source);
        _answers["diag"] = AnswerText.Of(file.Diagnostics);
        var body = file.Body;
        var kind = Contexts is [var first, ..] ? first : "empty";
        var isDynamic = (bool?)_question["dyn"] ?? false;
        var all = DynamicBlocks.Variables(body, spec).ToArray();
        if (isDynamic)
        {
            _answers["expvars"] = AnswerText.Of(DynamicBlocks.ExpansionVariables(body, spec).OrderBy(Start));
            _answers["allvars"] = AnswerText.Of(all.OrderBy(Start));
            body = DynamicBlocks.Expand(body, CaseContext.Of(kind, all, version));
        }

        var own = spec.Variables(body).ToArray();
        _answers["vars"] = AnswerText.Of(own.OrderBy(Start));
        var context = CaseContext.Of(kind, isDynamic ? all : own, version);
        _answers["type"] = AnswerText.Of(spec.ImpliedType);

        DiagnosticBag whole = [], part = [], rest = [];
        _answers["val"] = AnswerText.Of(spec.Decode(body, context, whole));
        _answers["decdiag"] = AnswerText.Of(whole);
        _answers["pval"] = AnswerText.Of(spec.PartialDecode(body, context, part, out var remaining));
        _answers["pdiag"] = AnswerText.Of(part);
        remaining.JustAttributes(rest);
        _answers["restdiag"] = AnswerText.Of(rest);
    }

    private (string Value, JsonArray Diagnostics) Evaluated(HclExpression expression, string kind)
    {
        var bag = new DiagnosticBag();
        var value = expression.Evaluate(CaseContext.Of(kind, expression.Variables(), version), bag);
        return (AnswerText.Of(value), AnswerText.Of(bag));
    }

    private string Short(string text) => AnswerText.Short(text, IsFull);

    private static int Start(Traversal path) => path.Source.Locate(path.Span).Start.Offset;

    private static IEnumerable<HclExpression> Expressions(BodySyntax body) => body.Items.SelectMany(static item => item switch
    {
        AttributeSyntax attribute => [attribute.Expression],
        BlockSyntax block => Expressions(block.Body),
        _ => [],
    });
}
