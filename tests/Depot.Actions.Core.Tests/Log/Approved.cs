using System.Reflection;

namespace Depot.Actions.Tests.Log;

/// <summary>Strings that a person has read and found right. <c>./dev test --update</c> writes them anew, to be read again.</summary>
internal static class Approved
{
    /// <summary>The directory of recordings and approved strings, in the checkout these tests were built from.</summary>
    public static string Directory { get; } = typeof(Approved).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RecordedDirectory").Value!;

    /// <summary>Compares a string with the file of that name.</summary>
    public static void Verify(string actual, string file)
    {
        var path = Path.Combine(Directory, file);
        if (Environment.GetEnvironmentVariable("UPDATE") == "1") File.WriteAllText(path, actual);
        File.Exists(path).Should().BeTrue("{0} has to be there; ./dev test --update writes it", file);
        actual.Should().Be(File.ReadAllText(path));
    }
}
