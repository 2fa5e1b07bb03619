using Hcl2.Bodies;
using Hcl2.Decoding;
using Hcl2.Extensions;

namespace Hcl2.Tests.Readme;

/// <summary>The examples of the README: every region here stands there, word by word.</summary>
public class ReadmeExamples
{
    [Fact]
    public void Types()
    {
        #region types
        var config = HclSerializer.Deserialize<Config>("""
            region = "eu"
            service "web" {
              port    = 8000 + 80
              timeout = "1m30s"
            }
            """);
        Console.WriteLine($"{config.Region}: {config.Service[0].Name} on {config.Service[0].Port}"); // eu: web on 8080
        #endregion

        (config.Region, config.Service.Single()).Should().Be(("eu", new Service("web", 8080, TimeSpan.FromSeconds(90))));
    }

    [Fact]
    public void Updates()
    {
        #region updates
        var text = "port = 80 # for now\n\n# Where it runs.\nhost = \"a\"\n";
        var endpoint = HclSerializer.Deserialize<Endpoint>(text);
        Console.Write(HclSerializer.Update(text, endpoint with { Port = 8080 }));

        // port = 8080 # for now
        //
        // # Where it runs.
        // host = "a"
        #endregion

        HclSerializer.Update(text, endpoint with { Port = 8080 }).Should().Be("port = 8080 # for now\n\n# Where it runs.\nhost = \"a\"\n");
    }

    [Fact]
    public void Converters()
    {
        #region converters
        var tool = HclSerializer.Deserialize<Tool>("name = \"jq\"\nversion = \"1.7\"\n");
        Console.WriteLine(tool.Version.Minor); // 7
        #endregion

        tool.Version.Should().Be(new Version(1, 7));
        HclSerializer.Serialize(tool).Should().Be("name    = \"jq\"\nversion = \"1.7\"\n");
        HclSerializer.TryDeserialize<Tool>(HclFile.Parse("name = \"jq\"\nversion = \"new\"\n"), null, out _, out var diagnostics).Should().BeFalse();
        diagnostics.Single().Detail.Should().Contain("a version is required, such as \"1.7\"");
    }

    [Fact]
    public void Values()
    {
        #region values
        var source = SourceText.From("app.hcl", """
            name = "web-${upper(stage)}"
            port = 8000 + 80
            """);
        var file = HclFile.ParseNative(source);

        var context = new EvaluationContext
        {
            Variables = new Dictionary<string, HclValue> { ["stage"] = HclValue.String("prod") },
            Functions = StandardFunctions.All(FunctionDialect.Buildx),
        };
        var problems = new DiagnosticBag();
        problems.AddRange(file.Diagnostics);
        foreach (var attribute in file.Body.JustAttributes(problems))
        {
            var value = attribute.Expression.Evaluate(context, problems);
            Console.WriteLine($"{attribute.Name} is {SyntaxText.Of(value)}");
        }

        // name is "web-PROD"
        // port is 8080
        #endregion

        problems.Should().BeEmpty();
        file.Body.JustAttributes(problems).Select(attribute => SyntaxText.Of(attribute.Expression.Evaluate(context, problems)))
            .Should().Equal("\"web-PROD\"", "8080");
    }

    [Fact]
    public void Problems()
    {
        #region problems
        var source = SourceText.From("app.hcl", "port = 80 + prot\n");
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["port"] = HclValue.Number(1) } };

        var problems = new DiagnosticBag();
        var body = HclFile.ParseNative(source).Body;
        body.JustAttributes(problems)[0].Expression.Evaluate(context, problems);

        var writer = new DiagnosticWriter(new Dictionary<string, SourceText> { ["app.hcl"] = source });
        foreach (var problem in problems) Console.Write(writer.Write(problem));
        #endregion

        (string.Concat(problems.Select(writer.Write)).TrimEnd() + "\n").Should().Be(ReadmePage.Block("text", 0));
    }

    [Fact]
    public void Schemas()
    {
        #region schemas
        var service = new BlockMapSpec("service", ["name"], new ObjectSpec(new Dictionary<string, DecodeSpec>
        {
            ["image"] = new AttributeSpec("image", HclType.String, IsRequired: true),
            ["ports"] = new AttributeSpec("ports", HclType.List(HclType.Number)),
        }));

        var native = SourceText.From("app.hcl", """
            service "web" {
              image = "nginx"
              ports = [80, 443]
            }
            """);
        var json = SourceText.From("app.json", """{ "service": { "web": { "image": "nginx", "ports": [80, 443] } } }""");

        var problems = new DiagnosticBag();
        var fromNative = service.Decode(HclFile.ParseNative(native).Body, null, problems);
        var fromJson = service.Decode(HclFile.ParseJson(json).Body, null, problems);
        Console.WriteLine(fromNative == fromJson); // True
        #endregion

        problems.Should().BeEmpty();
        fromNative.Should().Be(fromJson);
        fromNative.Entries["web"].Entries["image"].AsString.Should().Be("nginx");
    }

    [Fact]
    public void Content()
    {
        #region content
        var source = SourceText.From("app.hcl", "resource \"bucket\" \"logs\" {\n  region = \"eu\"\n}\n");
        var top = new BodySchema([], [new BlockSchema("resource", ["type", "name"])]);
        var inside = new BodySchema([new AttributeSchema("region", IsRequired: true)], []);

        var problems = new DiagnosticBag();
        foreach (var resource in HclFile.ParseNative(source).Body.Content(top, problems).Blocks)
        {
            var region = resource.Body.Content(inside, problems).Attribute("region")?.Expression.Evaluate(null, problems);
            Console.WriteLine($"{resource.Labels[1]} is in {region?.AsString}"); // logs is in eu
        }
        #endregion

        problems.Should().BeEmpty();
    }

    [Fact]
    public void Dynamic_blocks()
    {
        #region dynamic
        var source = SourceText.From("app.hcl", """
            dynamic "port" {
              for_each = [80, 443]
              content {
                number = port.value
              }
            }
            """);
        var ports = new BlockTupleSpec("port", new AttributeSpec("number", HclType.Number));

        var problems = new DiagnosticBag();
        var body = DynamicBlocks.Expand(HclFile.ParseNative(source).Body, null);
        Console.WriteLine(SyntaxText.Of(ports.Decode(body, null, problems))); // [80, 443]
        #endregion

        SyntaxText.Of(ports.Decode(body, null, problems)).Should().Be("[80, 443]");
        problems.Should().BeEmpty();
    }

    [Fact]
    public void Tree()
    {
        #region tree
        var tree = SyntaxTree.Parse(SourceText.From("app.hcl", "# The port.\nport   = 80 # for now\n"));

        var edited = new SyntaxEditor(tree).Set(tree.Root, "port", "8080").Apply();
        Console.Write(Formatter.Format(edited));

        // # The port.
        // port = 8080 # for now
        #endregion

        Formatter.Format(edited).Should().Be("# The port.\nport = 8080 # for now\n");
    }

    [Fact]
    public void Tokens()
    {
        #region tokens
        var source = SourceText.From("app.hcl", "a = 1");
        foreach (var token in SyntaxTree.Tokens(source))
        {
            Console.WriteLine($"{token.Kind} '{source.Text(token.Span)}' at {source.Locate(token.Span).Start.Column}");
        }

        // Identifier 'a' at 1
        // Equals '=' at 3
        // Number '1' at 5
        // EndOfFile '' at 6
        #endregion

        SyntaxTree.Tokens(source).Select(token => $"{token.Kind} '{source.Text(token.Span)}' at {source.Locate(token.Span).Start.Column}")
            .Should().Equal("Identifier 'a' at 1", "Equals '=' at 3", "Number '1' at 5", "EndOfFile '' at 6");
    }

    [Fact]
    public void Functions()
    {
        #region functions
        var shout = new HclFunction
        {
            Name = "shout",
            Parameters = [new HclParameter("text", HclType.String)],
            ReturnType = _ => HclType.String,
            Implementation = (arguments, _) => HclValue.String(arguments[0].AsString.ToUpperInvariant() + "!"),
        };
        var context = new EvaluationContext { Functions = new Dictionary<string, HclFunction> { ["shout"] = shout } };

        var problems = new DiagnosticBag();
        var expression = SyntaxTree.ParseExpression(SourceText.From("x", "shout(\"hello\")")).Root;
        Console.WriteLine(expression.Evaluate(context, problems).AsString); // HELLO!
        #endregion

        expression.Evaluate(context, problems).AsString.Should().Be("HELLO!");
        problems.Should().BeEmpty();
    }
}

[HclObject]
public partial record Config(string Region, IReadOnlyList<Service> Service);

[HclObject]
public partial record Service([property: HclLabel] string Name, int Port, TimeSpan? Timeout = null);

[HclObject]
public partial record Endpoint(string Host, ushort Port);

[HclObject]
public partial record Tool(string Name, [property: HclConverter(typeof(VersionConverter))] Version Version);

public sealed class VersionConverter : HclConverter<Version>
{
    public override Version Read(HclValue value, HclValueReader reader)
    {
        if (reader.Converted(value, HclType.String) is { } text)
        {
            if (Version.TryParse(text.AsString, out var version)) return version;
            reader.Fail("a version is required, such as \"1.7\"");
        }

        return new Version();
    }

    public override HclValue Write(Version value) => HclValue.String(value.ToString());
}
