namespace Hcl2.Tests.Values;

public class NumberTextSpecs
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData("007", "7")]
    [InlineData("0.1", "0.1")]
    [InlineData("1.10", "1.1")]
    [InlineData("25e-3", "0.025")]
    [InlineData("1E+2", "100")]
    [InlineData("1p3", "8")]
    [InlineData("+5", "5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("Inf", "+Inf")]
    [InlineData("-inf", "-Inf")]
    [InlineData("1e50", "100000000000000000000000000000000000000000000000000")]
    [InlineData("123e-10", "0.0000000123")]
    [InlineData("3.14159265358979323846264338327950288419716939937510", "3.1415926535897932384626433832795028841971693993751")]
    public void A_number_keeps_the_shortest_text_that_reads_back(string source, string text) =>
        HclNumber.Parse(source).ToString().Should().Be(text);

    [Fact]
    public void A_power_of_ten_is_the_nearest_number()
    {
        foreach (var exponent in new[] { 1, 400, 440, 441, 511, 512, 513, 1023, 1024, 1025, 2000, 5120, 9999 })
        {
            HclNumber.Parse($"7e{exponent}").Should().Be(HclNumber.FromInteger(7 * System.Numerics.BigInteger.Pow(10, exponent)));
            HclNumber.Parse($"7e-{exponent}").ToString().Should().Be($"0.{new string('0', exponent - 1)}7");
        }
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task Large_exponents_take_little_time()
    {
        ProcessorTime.Of(static () =>
        {
            for (var i = 0; i < 200_000; i++) HclNumber.Parse($"1e{300_000 + (i % 10_000)}");
        }).TotalSeconds.Should().BeLessThan(1.5);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1_0")]
    [InlineData("0x10")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("--1")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    public void Other_text_is_no_number(string source) => HclNumber.TryParse(source, out _).Should().BeFalse();

    [Theory]
    [InlineData("1", "3", "0.33333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333335")]
    [InlineData("2", "3", "0.6666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666666667")]
    [InlineData("10", "3", "3.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333332")]
    [InlineData("22", "7", "3.1428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428571428")]
    [InlineData("1", "7", "0.14285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285714285")]
    [InlineData("10", "4", "2.5")]
    [InlineData("1", "0", "+Inf")]
    public void A_quotient_has_512_bits(string left, string right, string text) =>
        HclNumber.Divide(HclNumber.Parse(left), HclNumber.Parse(right)).ToString().Should().Be(text);

    [Theory]
    [InlineData("10", "0.3", "0.09999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999928")]
    [InlineData("-17", "5", "-2")]
    [InlineData("17", "-5", "2")]
    [InlineData("7.5", "2", "1.5")]
    [InlineData("10", "0", "10")]
    public void A_remainder_has_the_sign_of_the_dividend(string left, string right, string text) =>
        HclNumber.Modulo(HclNumber.Parse(left), HclNumber.Parse(right)).ToString().Should().Be(text);

    [Fact]
    public void A_product_needs_no_more_bits_than_it_has()
    {
        HclNumber.Multiply(HclNumber.Parse("1.1"), HclNumber.Parse("1.1")).ToString().Should().Be("1.2100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001");
    }

    [Fact]
    public void A_third_times_three_is_one()
    {
        var third = HclNumber.Divide(HclNumber.Parse("1"), HclNumber.Parse("3"))!.Value;

        HclNumber.Multiply(third, HclNumber.Parse("3")).ToString().Should().Be("1");
    }

    [Fact]
    public void A_double_shows_its_53_bits()
    {
        HclNumber.FromDouble(Math.Pow(2, 100)).ToString().Should().Be("1267650600228229400000000000000");
        HclNumber.FromDouble(Math.Log(2) / Math.Log(10)).ToString().Should().Be("0.30102999566398114");
    }
}
