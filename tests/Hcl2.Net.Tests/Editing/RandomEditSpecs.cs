using Hcl2.Fuzz;

namespace Hcl2.Tests.Editing;

/// <summary>HCL_SEED and HCL_COUNT choose the cases.</summary>
public class RandomEditSpecs
{
    [Fact]
    public void Any_changes_of_any_file_leave_it_right_and_the_rest_as_it_was()
    {
        var first = Setting("HCL_SEED", 1);

        for (var seed = first; seed < first + Setting("HCL_COUNT", 400); seed++)
        {
            var act = () => EditProperties.Check(BitConverter.GetBytes(seed));

            act.Should().NotThrow("of seed {0}", seed);
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
