using Hcl2.Decoding;
using Hcl2.Extensions;
using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.Extensions;

/// <summary>Blocks that make blocks.</summary>
public class DynamicBlockSpecs
{
    private static readonly DecodeSpec Value = new AttributeSpec("v", HclType.String);
    private static readonly DecodeSpec Unlabelled = new BlockTupleSpec("b", Value);
    private static readonly DecodeSpec Labelled = new BlockTupleSpec("b", new TupleSpec([new BlockLabelSpec(0, "name"), Value]));
    private static readonly DecodeSpec Nested = new BlockTupleSpec("a", new TupleSpec([Value, Unlabelled]));

    private static readonly EvaluationContext Context = Evaluated.Context(
        ("list", HclValue.List([HclValue.String("x"), HclValue.String("y")])),
        ("map", HclValue.Map(HclType.String, [new("k", HclValue.String("m")), new("j", HclValue.String("n"))])),
        ("set", HclValue.Set(HclType.String, [HclValue.String("q"), HclValue.String("p")])),
        ("unknown", HclValue.Unknown(HclType.List(HclType.String))),
        ("word", HclValue.Unknown(HclType.String)),
        ("secret", HclValue.Tuple(HclValue.String("x")).WithMarks(["secret"])),
        ("hidden", HclValue.Tuple(HclValue.String("x").WithMarks(["secret"]))));

    [Theory]
    [InlineData("for_each = list\ncontent {\n v = \"${b.key}${b.value}\"\n}", "[\"0x\", \"1y\"]")]
    [InlineData("for_each = map\ncontent {\n v = \"${b.key}${b.value}\"\n}", "[\"jn\", \"km\"]")]
    [InlineData("for_each = set\ncontent {\n v = \"${b.key}${b.value}\"\n}", "[\"pp\", \"qq\"]")]
    [InlineData("for_each = { z = 1 }\ncontent {\n v = \"${b.key}${b.value}\"\n}", "[\"z1\"]")]
    [InlineData("for_each = []\ncontent {\n v = b.value\n}", "[]")]
    [InlineData("for_each = list\niterator = it\ncontent {\n v = it.value\n}", "[\"x\", \"y\"]")]
    [InlineData("for_each = list\ncontent {}", "[null(string), null(string)]")]
    public void A_dynamic_block_stands_for_one_block_for_each_element(string inside, string expected) =>
        Decoded($"dynamic \"b\" {{\n{inside}\n}}\n", Unlabelled).Should().Be(expected);

    [Fact]
    public void The_blocks_stand_where_the_dynamic_block_stood() =>
        Decoded("b {\n v = 1\n}\ndynamic \"b\" {\n for_each = list\n content {\n v = b.value\n }\n}\nb {\n v = 2\n}\n", Unlabelled).Should().Be("[\"1\", \"x\", \"y\", \"2\"]");

    [Fact]
    public void Labels_can_use_the_iterator() =>
        Decoded("dynamic \"b\" {\n for_each = list\n labels = [\"l-${b.key}\"]\n content {\n v = b.value\n }\n}\n", Labelled).Should().Be("[[\"l-0\", \"x\"], [\"l-1\", \"y\"]]");

    [Fact]
    public void A_dynamic_block_in_another_sees_both_iterators() => Decoded("""
        dynamic "a" {
          for_each = list
          content {
            v = a.value
            dynamic "b" {
              for_each = [a.value, "z"]
              content {
                v = "${a.value}${b.value}"
              }
            }
          }
        }

        """, Nested).Should().Be("[[\"x\", [\"xx\", \"xz\"]], [\"y\", [\"yy\", \"yz\"]]]");

    [Fact]
    public void A_dynamic_block_in_a_written_block_is_expanded_too() =>
        Decoded("a {\n dynamic \"b\" {\n for_each = list\n content {\n v = b.value\n }\n }\n}\n", Nested).Should().Be("[[null(string), [\"x\", \"y\"]]]");

    [Fact]
    public void A_block_in_the_content_sees_the_iterator() =>
        Decoded("dynamic \"a\" {\n for_each = list\n content {\n b {\n v = a.value\n }\n }\n}\n", Nested).Should().Be("[[null(string), [\"x\"]], [null(string), [\"y\"]]]");

    [Fact]
    public void An_inner_iterator_hides_an_outer_one_of_the_same_name() => Decoded("""
        dynamic "a" {
          for_each = list
          iterator = it
          content {
            dynamic "b" {
              for_each = ["in-${it.value}"]
              iterator = it
              content {
                v = it.value
              }
            }
          }
        }

        """, Nested).Should().Be("[[null(string), [\"in-x\"]], [null(string), [\"in-y\"]]]");

    [Fact]
    public void A_block_whose_arguments_have_any_name_sees_the_iterator() => Decoded(
        "dynamic \"a\" {\n for_each = [\"x\"]\n content {\n t {\n k = a.value\n }\n }\n}\n",
        new BlockTupleSpec("a", new BlockAttributesSpec("t", HclType.String))).Should().Be("[map(string){k = \"x\"}]");

    public static TheoryData<DecodeSpec, string> OfUnknown => new()
    {
        { Unlabelled, "unknown(any)" },
        { new BlockListSpec("b", Value), "unknown(list(string))" },
        { new BlockSetSpec("b", Value), "unknown(set(string))" },
        { new BlockSpec("b", Value), "unknown(string)" },
    };

    [Theory]
    [MemberData(nameof(OfUnknown))]
    public void The_number_of_blocks_of_an_unknown_value_is_unknown(DecodeSpec spec, string expected) =>
        Decoded("dynamic \"b\" {\n for_each = unknown\n content {\n v = b.value\n }\n}\n", spec).Should().Be(expected);

    [Fact]
    public void The_map_of_blocks_of_an_unknown_value_is_unknown()
    {
        const string text = "dynamic \"b\" {\n for_each = unknown\n labels = [\"l\"]\n content {\n v = b.value\n }\n}\n";

        Decoded(text, new BlockMapSpec("b", ["name"], Value)).Should().Be("unknown(map(string))");
        Decoded(text, new BlockObjectSpec("b", ["name"], Value)).Should().Be("unknown(any)");
    }

    [Fact]
    public void Content_of_an_unknown_value_is_checked_all_the_same() =>
        Decoded("dynamic \"b\" {\n for_each = unknown\n content {\n w = 1\n }\n}\n", new BlockListSpec("b", Value)).Should().Be(
            "f.hcl:4,2-3: Unsupported argument; An argument named \"w\" is not expected here. Did you mean \"v\"?");

    [Fact]
    public void Marks_of_the_value_are_on_everything_that_is_made_of_it() =>
        Decoded("dynamic \"b\" {\n for_each = secret\n content {\n v = \"s\"\n }\n}\n", new BlockTupleSpec("b", new ObjectSpec(new Dictionary<string, DecodeSpec> { ["v"] = Value })))
            .Should().Be("[marked({v = marked(\"s\", secret)}, secret)]");

    [Theory]
    [InlineData("for_each = 1\ncontent {}", "f.hcl:2,12-13: Invalid dynamic for_each value; Cannot use a number value in for_each. An iterable collection is required.")]
    [InlineData("for_each = word\ncontent {}", "f.hcl:2,12-16: Invalid dynamic for_each value; Cannot use a string value in for_each. An iterable collection is required.")]
    [InlineData("for_each = null\ncontent {}", "f.hcl:2,12-16: Invalid dynamic for_each value; Cannot use a null value in for_each.")]
    [InlineData("for_each = nope\ncontent {}", "f.hcl:2,12-16: Unknown variable; There is no variable named \"nope\".")]
    [InlineData("content {}", "f.hcl:1,13-13: Missing required argument; The argument \"for_each\" is required, but no definition was found.")]
    [InlineData("for_each = list\nlabels = []\ncontent {}", "f.hcl:3,1-7: Unsupported argument; An argument named \"labels\" is not expected here.")]
    [InlineData("for_each = list\niterator = a.b\ncontent {}", "f.hcl:3,12-15: Invalid dynamic iterator name; Dynamic iterator must be a single variable name.")]
    [InlineData(
        "for_each = list\niterator = \"it\"\ncontent {}",
        "f.hcl:3,12-16: Invalid expression; A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.")]
    [InlineData(
        "for_each = list",
        "f.hcl:1,13-13: Missing dynamic content block; A dynamic block must have a nested block of type \"content\" to describe the body of each generated block.")]
    [InlineData("for_each = list\ncontent {}\ncontent {}", "f.hcl:4,1-8: Extraneous dynamic content block; Only one nested content block is allowed for each dynamic block.")]
    public void A_dynamic_block_that_is_not_as_it_should_be_is_an_error(string inside, string expected) =>
        Decoded($"dynamic \"b\" {{\n{inside}\n}}\n", Unlabelled).Should().Be(expected);

    [Theory]
    [InlineData("[]", "f.hcl:3,10-12: Insufficient dynamic block labels; Blocks of type \"b\" require 1 label(s).")]
    [InlineData("[\"a\", \"c\"]", "f.hcl:3,16-19: Extraneous dynamic block label; Blocks of type \"b\" require 1 label(s).")]
    [InlineData("list", "f.hcl:3,10-14: Invalid expression; A static list expression is required.")]
    [InlineData("[[]]", "f.hcl:3,11-13: Invalid dynamic block label; Cannot use this value as a dynamic block label: string required.")]
    [InlineData("[null]", "f.hcl:3,11-15: Invalid dynamic block label; Cannot use a null value as a dynamic block label.")]
    [InlineData("[word]", "f.hcl:3,11-15: Invalid dynamic block label; This value is not yet known. Dynamic block labels must be immediately-known values.")]
    [InlineData("[hidden[0]]", "f.hcl:3,11-20: Invalid dynamic block label; This value has dynamic marks that make it unsuitable for use as a block label.")]
    [InlineData("[b.value.x]", "f.hcl:3,18-20: Unsupported attribute; Can't access attributes on a primitive-typed value (number).")]
    public void Labels_that_are_not_as_they_should_be_are_an_error(string labels, string expected) =>
        Decoded($"dynamic \"b\" {{\nfor_each = [1]\nlabels = {labels}\ncontent {{}}\n}}\n", Labelled).Should().Be(expected);

    [Fact]
    public void Labels_are_required_where_the_type_has_some() =>
        Decoded("dynamic \"b\" {\nfor_each = [1]\ncontent {}\n}\n", Labelled).Should().Be(
            "f.hcl:1,13-13: Missing required argument; The argument \"labels\" is required, but no definition was found.");

    [Fact]
    public void A_type_that_is_not_expected_is_an_error() =>
        Decoded("dynamic \"c\" {\nfor_each = [1]\ncontent {}\n}\n", Unlabelled).Should().Be("f.hcl:1,9-12: Unsupported block type; Blocks of type \"c\" are not expected here.");

    [Fact]
    public void Blocks_without_end_are_cut_off_with_one_error()
    {
        var diagnostics = new DiagnosticBag();
        var body = Body("dynamic \"a\" {\n for_each = range(10)\n content {\n dynamic \"b\" {\n for_each = range(10)\n content {}\n }\n }\n}\n");

        var value = Nested.Decode(new DynamicBody(body, new Expansion(null, 32), Context), Context, diagnostics);

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(
            "f.hcl:5,13-22: Too many dynamic blocks; The dynamic blocks of this body make more than 32 blocks. Reduce the number of elements in for_each.");
        value.Elements.Sum(static element => 1 + element.Elements[1].Length).Should().Be(32);
    }

    [Fact]
    public void A_check_can_refuse_a_value()
    {
        var asked = new List<string>();

        var text = Decoded("dynamic \"b\" {\n for_each = list\n content {}\n}\n", Unlabelled, (value, expression) =>
        {
            asked.Add(Shown.Value(value));
            return [new("X1", Severity.Error, "No", "Not this.", expression.Location)];
        });

        text.Should().Be("f.hcl:2,13-17: No; Not this.");
        asked.Should().Equal("list(string)[\"x\", \"y\"]");
    }

    [Fact]
    public void The_values_at_fault_are_with_the_diagnostic()
    {
        var diagnostics = new DiagnosticBag();

        Unlabelled.Decode(DynamicBlocks.Expand(Body("dynamic \"b\" {\n for_each = word\n content {}\n}\n"), Context), Context, diagnostics);

        diagnostics.Single().Values.Select(static value => value.Key).Should().Equal("word");
    }

    [Fact]
    public void What_is_left_of_a_body_still_has_its_dynamic_blocks()
    {
        var diagnostics = new DiagnosticBag();
        var body = DynamicBlocks.Expand(Body("v = 1\nb {\n v = 2\n}\ndynamic \"b\" {\n for_each = list\n content {\n v = b.value\n }\n}\na {}\n"), Context);

        var first = Value.PartialDecode(body, Context, diagnostics, out var rest);
        var second = Unlabelled.PartialDecode(rest, Context, diagnostics, out var remaining);
        remaining.Content(new([], [new("a")]), diagnostics).Blocks.Select(static block => block.Type).Should().Equal("a");

        diagnostics.Should().BeEmpty();
        (Shown.Value(first), Shown.Value(second)).Should().Be(("\"1\"", "[\"2\", \"x\", \"y\"]"));
    }

    [Fact]
    public void Json_has_dynamic_blocks_too()
    {
        var diagnostics = new DiagnosticBag();
        var file = HclFile.ParseJson(SourceText.From("f.json", """
            {"dynamic": {"b": {"for_each": "${list}", "iterator": "it", "labels": ["l${it.key}"], "content": {"v": "${it.value}"}}}}
            """));

        var value = Labelled.Decode(DynamicBlocks.Expand(file.Body, Context), Context, diagnostics);

        diagnostics.Should().BeEmpty();
        Shown.Value(value).Should().Be("[[\"l0\", \"x\"], [\"l1\", \"y\"]]");
    }

    [Fact]
    public void Variables_are_those_of_all_expressions_without_iterators()
    {
        var body = Body("""
            dynamic "a" {
              for_each = list
              iterator = it
              content {
                v = "${it.value}${own}"
                dynamic "b" {
                  for_each = concat(it.value, inner)
                  content {
                    v = [it.key, b.key, last]
                  }
                }
              }
            }
            a {
              v = written
            }

            """);

        DynamicBlocks.Variables(body, Nested).Select(static path => path.RootName).Should().Equal("list", "own", "inner", "last", "written");
        DynamicBlocks.ExpansionVariables(body, Nested).Select(static path => path.RootName).Should().Equal("list", "inner");
    }

    [Fact]
    public void Variables_are_those_that_any_of_several_specs_for_one_type_reads()
    {
        var body = Body("dynamic \"b\" {\n for_each = list\n content {\n v = first\n w = second\n other = third\n }\n}\n");
        var spec = new TupleSpec([Unlabelled, new BlockTupleSpec("b", new AttributeSpec("w", HclType.String))]);

        DynamicBlocks.Variables(body, spec).Select(static path => path.RootName).Should().Equal("list", "first", "second");
    }

    [Fact]
    public void Variables_that_two_specs_read_are_named_once()
    {
        var body = Body("dynamic \"b\" {\n for_each = list\n content {\n v = first\n w = second\n }\n}\n");
        var spec = new TupleSpec([Unlabelled, new BlockAttributesSpec("b", HclType.String)]);

        DynamicBlocks.Variables(body, spec).Select(static path => path.RootName).Should().Equal("list", "first", "second");
    }

    [Theory]
    [InlineData(LogicalOperators.Eager, "string required")]
    [InlineData(LogicalOperators.ShortCircuit, "string required, but have tuple")]
    public void A_label_of_another_type_is_an_error_in_the_words_of_the_version(LogicalOperators logic, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext { Logic = logic };

        Labelled.Decode(DynamicBlocks.Expand(Body("dynamic \"b\" {\n for_each = [1]\n labels = [[]]\n content {}\n}\n"), context), context, diagnostics);

        diagnostics.Single().Detail.Should().Be($"Cannot use this value as a dynamic block label: {expected}.");
    }

    [Fact]
    public void Variables_of_labels_leave_out_the_iterator()
    {
        var body = Body("dynamic \"b\" {\n for_each = b\n labels = [b.key, other]\n content {}\n}\n");

        DynamicBlocks.ExpansionVariables(body, Labelled).Select(static path => path.RootName).Should().Equal("b", "other");
    }

    private static HclBody Body(string text)
    {
        var file = HclFile.ParseNative(SourceText.From("f.hcl", text));
        file.Diagnostics.Should().BeEmpty();
        return file.Body;
    }

    private static string Decoded(string text, DecodeSpec spec, Func<HclValue, HclExpression, IEnumerable<Diagnostic>>? check = null)
    {
        var diagnostics = new DiagnosticBag();
        var value = spec.Decode(DynamicBlocks.Expand(Body(text), Context, check), Context, diagnostics);
        return diagnostics.Count == 0 ? Shown.Value(value) : string.Join('\n', diagnostics.Select(static diagnostic => diagnostic.ToString()));
    }
}
