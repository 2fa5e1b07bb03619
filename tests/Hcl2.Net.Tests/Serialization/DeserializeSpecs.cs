using System.Numerics;

namespace Hcl2.Tests.Serialization;

public class DeserializeSpecs
{
    [Fact]
    public void A_file_is_read_into_records()
    {
        var deployment = HclSerializer.Deserialize<Deployment>("""
            region = "eu-${zone}"
            network {
              cidr = "10.0.0.0/8"
            }
            service "web" "front" {
              port     = 8000 + 80
              protocol = "http2"
              timeout  = "1m30s"
              env      = { A = 1, B = "x" }
            }
            service "db" "main" {
              port     = 5432
              protocol = "plain-tcp"
            }
            volume "/data" {
              mode = 7
              size = 10
            }
            """, new EvaluationContext { Variables = new Dictionary<string, HclValue> { ["zone"] = HclValue.String("west") } });

        deployment.Should().BeEquivalentTo(new Deployment("eu-west")
        {
            Network = new() { Cidr = "10.0.0.0/8", Tags = ["default"] },
            Services =
            [
                new("web", "front", 8080) { Protocol = Protocol.Http2, Timeout = TimeSpan.FromSeconds(90), Env = new Dictionary<string, string> { ["A"] = "1", ["B"] = "x" } },
                new("db", "main", 5432) { Protocol = Protocol.Tcp, Timeout = TimeSpan.FromSeconds(30) },
            ],
            Volumes = new Dictionary<string, Volume> { ["/data"] = new(7) { Rest = new Dictionary<string, HclValue> { ["size"] = HclValue.Number(10) } } },
            Owner = "nobody",
        }, options => options.ComparingByMembers<Deployment>().ComparingByMembers<Service>().ComparingByMembers<Volume>());
    }

    [Fact]
    public void JSON_is_read_into_the_same()
    {
        var file = HclFile.ParseJson(SourceText.From("f.json", """{"region": "eu", "service": {"web": {"front": {"port": 80}}}, "owner": null}"""));

        var deployment = HclSerializer.Deserialize<Deployment>(file);

        (deployment.Region, deployment.MaxInstances, deployment.Owner, deployment.Services.Single().Title).Should().Be(("eu", 3, null, "front"));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_at_its_place()
    {
        var file = HclFile.ParseNative(SourceText.From("f.hcl", """
            max_instances = 1.5
            network {
              cidr = 1 + nope
              tags = ["a", null, ["b"]]
            }
            network {
              cidr = "b"
            }
            service "web" "front" {
              port     = "x"
              protocol = "htp"
              timeout  = "1 hour"
            }
            service "web" {
              port = 1
            }
            volume "a" {
              mode = 256
            }
            volume "a" {
              mode = 1
            }
            ownr = 1
            """));

        HclSerializer.TryDeserialize<Deployment>(file, null, out var deployment, out var diagnostics).Should().BeFalse();

        deployment.Should().BeNull();
        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(
            "f.hcl:1,1-1: Missing required argument; The argument \"region\" is required, but no definition was found.",
            "f.hcl:14,15-16: Missing name for service; All service blocks must have 2 labels (kind, name).",
            "f.hcl:23,1-5: Unsupported argument; An argument named \"ownr\" is not expected here. Did you mean \"owner\"?",
            "f.hcl:1,17-20: Unsuitable value; The value of \"max_instances\" cannot be read: a whole number from -2147483648 to 2147483647 is required.",
            "f.hcl:6,1-8: Duplicate network block; Only one block of type \"network\" is allowed. Previous definition was at f.hcl:2,1-8.",
            "f.hcl:3,14-18: Variables not allowed; Variables may not be used here.",
            "f.hcl:4,16-20: Unsuitable value; The value of \"tags[1]\" cannot be read: the value must not be null.",
            "f.hcl:4,22-27: Unsuitable value; The value of \"tags[2]\" cannot be read: string required.",
            "f.hcl:10,14-17: Unsuitable value; The value of \"port\" cannot be read: a number is required.",
            "f.hcl:11,14-19: Unsuitable value; The value of \"protocol\" cannot be read: one of \"http\", \"http2\", \"plain-tcp\" is required. Did you mean \"http\"?",
            "f.hcl:12,14-22: Unsuitable value; The value of \"timeout\" cannot be read: a duration is required, as 1h30m or 500ms.",
            "f.hcl:18,10-13: Unsuitable value; The value of \"mode\" cannot be read: a whole number from 0 to 255 is required.",
            "f.hcl:20,1-11: Duplicate volume block; A block for volume \"a\" was already defined. The volume labels must be unique.");
    }

    [Fact]
    public void An_exception_has_all_that_is_wrong()
    {
        var reading = () => HclSerializer.Deserialize<Point>("x = \"a\"\ny = 1 +\n");

        reading.Should().Throw<HclException>().Where(static e => e.Diagnostics.HasErrors)
            .WithMessage("input.hcl:2,8-3,1: Invalid expression; Expected the start of an expression, but found an invalid expression token.");
    }

    [Theory]
    [InlineData("tiny = 128", "tiny", "a whole number from -128 to 127 is required")]
    [InlineData("port = -1", "port", "a whole number from 0 to 65535 is required")]
    [InlineData("huge = 18446744073709551616", "huge", "a whole number from 0 to 18446744073709551615 is required")]
    [InlineData("price = 1e30", "price", "a number from -79228162514264337593543950335 to 79228162514264337593543950335 is required")]
    [InlineData("ratio = 1e400", "ratio", "the number is too large")]
    [InlineData("big = 0.5", "big", "a whole number is required")]
    [InlineData("moment = \"2024-02-29T12:00:00\"", "moment", "a date and time with an offset is required, as 2024-02-29T12:00:00Z")]
    [InlineData("moment = \"2023-02-29T12:00:00Z\"", "moment", "a date and time with an offset is required, as 2024-02-29T12:00:00Z")]
    [InlineData("duration = \"1ns\"", "duration", "a duration in steps of 100 nanoseconds is required")]
    [InlineData("id = \"x\"", "id", "a unique identifier is required, as 01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("array = 1", "array", "a list is required, and this is number")]
    [InlineData("map = [1]", "map", "a map is required, and this is tuple")]
    [InlineData("map = { a = [\"udp\"] }", "map.a[0]", "one of \"http\", \"http2\", \"plain-tcp\" is required")]
    [InlineData("inline = { x = 1, z = 2 }", "inline", "an attribute named \"z\" is not expected. Did you mean \"x\"?")]
    [InlineData("inline = { x = 1 }", "inline", "the attribute \"y\" is required")]
    public void A_value_that_does_not_fit_is_refused(string text, string path, string why)
    {
        HclSerializer.TryDeserialize<Everything>(HclFile.ParseNative(SourceText.From("f.hcl", text)), null, out _, out var diagnostics).Should().BeFalse();

        diagnostics.First().Detail.Should().Be($"The value of \"{path}\" cannot be read: {why}{(why.EndsWith('?') ? "" : ".")}");
    }

    [Fact]
    public void A_label_that_does_not_fit_is_refused_at_its_place()
    {
        HclSerializer.TryDeserialize<Rack>(HclFile.Parse("slot \"1\" {\n}\nslot \"x\" {\n}\n"), null, out _, out var diagnostics).Should().BeFalse();

        diagnostics.Single().ToString().Should().Be("input.hcl:3,6-9: Unsuitable label; The label \"number\" cannot be read: a number is required.");
    }

    [Fact]
    public void Each_type_has_a_form()
    {
        var read = HclSerializer.Deserialize<Everything>("""
            flag      = true
            tiny    = -128
            port   = "65535"
            wide     = -9223372036854775808
            huge   = 18446744073709551615
            ratio    = 0.1
            share    = 1.5
            price   = 79228162514264337593543950335
            big       = 123456789012345678901234567890
            moment    = "2024-02-29T12:00:00.5+02:00"
            duration  = "-1h0.5s"
            id        = "01234567-89ab-cdef-0123-456789abcdef"
            url       = "https://example.com/a"
            array     = [1, 2]
            immutable = ["a"]
            set       = [1, 1]
            nested    = [[1, null], []]
            map       = { a = ["http2"] }
            inline    = { x = 1, y = 2 }
            any       = [1, "a"]
            reversed  = "cba"
            """);

        read.Should().BeEquivalentTo(new Everything
        {
            Flag = true,
            Tiny = -128,
            Port = 65535,
            Wide = long.MinValue,
            Huge = ulong.MaxValue,
            Ratio = 0.1,
            Share = 1.5f,
            Price = decimal.MaxValue,
            Big = BigInteger.Parse("123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture),
            Moment = new(2024, 2, 29, 12, 0, 0, 500, TimeSpan.FromHours(2)),
            Duration = -new TimeSpan(0, 1, 0, 0, 500),
            Id = new("01234567-89ab-cdef-0123-456789abcdef"),
            Url = new("https://example.com/a"),
            Array = [1, 2],
            Immutable = ["a"],
            Set = [1],
            Nested = [[1, null], []],
            Map = new() { ["a"] = [Protocol.Http2] },
            Inline = new(1, 2),
            Any = HclValue.Tuple(HclValue.Number(1), HclValue.String("a")),
            Reversed = "abc",
        }, options => options.ComparingByMembers<Everything>().ComparingByValue<HclValue>());
        HclSerializer.Deserialize<Everything>(HclSerializer.Serialize(read)).Should().BeEquivalentTo(read, options => options.ComparingByMembers<Everything>().ComparingByValue<HclValue>());
    }

    [Fact]
    public void An_expression_and_the_rest_of_a_body_can_be_kept_for_later()
    {
        var lazy = HclSerializer.Deserialize<Lazy>("condition = a && b\nother = 1\nblock {\n}\n");

        lazy.Condition.Variables().Select(static variable => variable.RootName).Should().Equal("a", "b");
        lazy.Rest!.PartialContent(new([new("other")], [new("block")]), []).Blocks.Should().ContainSingle();
    }

    [Theory]
    [InlineData("size = 1\nslot \"2\" {\n}\n", "a.hcl")]
    [InlineData("""{"size": 1, "slot": {"2": {}}}""", "a.json")]
    public void The_rest_of_the_arguments_is_read_beside_blocks(string text, string file)
    {
        var plan = HclSerializer.Deserialize<Plan>(HclFile.Parse(SourceText.From(file, text)));

        plan.Slot.Should().Equal(new Slot(2));
        plan.Rest.Should().Equal(new Dictionary<string, HclValue> { ["size"] = 1 });
    }

    [Fact]
    public void A_block_that_no_member_takes_is_no_argument()
    {
        HclSerializer.TryDeserialize<Plan>(HclFile.Parse("slot \"2\" {\n}\nother {\n}\n"), null, out _, out var diagnostics).Should().BeFalse();

        diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Equal(
            "input.hcl:3,1-6: Unsupported block type; Blocks of type \"other\" are not expected here.");
    }
}
