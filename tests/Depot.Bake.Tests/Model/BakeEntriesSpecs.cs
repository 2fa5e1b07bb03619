using Depot.Bake.Model;

namespace Depot.Bake.Tests.Model;

public sealed class BakeEntriesSpecs
{
    [Fact]
    public void References_separated_by_commas_are_caches_of_a_registry() => BakeCache.Parse("a/b:1,c")
        .Should().Equal(new BakeCache("registry", TextMap.Of("ref", "a/b:1")), new BakeCache("registry", TextMap.Of("ref", "c")));

    [Fact]
    public void A_cache_has_a_type() => BakeCache.Parse("Type=local,DEST=X").Should().Equal(new BakeCache("local", TextMap.Of("dest", "X")));

    [Fact]
    public void A_cache_without_a_type_is_an_error()
    {
        var parse = () => BakeCache.Parse("mode=max");

        parse.Should().Throw<FormatException>().WithMessage("type required form> \"mode=max\"");
    }

    [Fact]
    public void A_secret_is_a_file_or_a_variable()
    {
        List<string> texts = ["id=a,src=f", "ID=b,source=g", "id=c,type=env,src=V", "type=file,id=d,env=E"];

        var secrets = texts.Select(BakeSecret.Parse);

        secrets.Should().Equal(new BakeSecret("a", "f", ""), new BakeSecret("b", "g", ""), new BakeSecret("c", "", "V"), new BakeSecret("d", "", "E"));
    }

    [Theory]
    [InlineData("a", "invalid field 'a' must be a key=value pair")]
    [InlineData("id=a,X=1", "unexpected key 'x' in 'X=1'")]
    [InlineData("type=dir", "unsupported secret type \"dir\"")]
    [InlineData("", "failed to parse csv secret: EOF")]
    public void A_wrong_secret_is_an_error(string text, string message)
    {
        var parse = () => BakeSecret.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message);
    }

    [Fact]
    public void An_agent_has_an_id_and_perhaps_paths()
    {
        List<string> texts = ["default", "x=a,b", "y="];

        var agents = texts.Select(BakeSsh.Parse);

        agents.Should().Equal(new BakeSsh("default", []), new BakeSsh("x", ["a", "b"]), new BakeSsh("y", [""]));
    }
}
