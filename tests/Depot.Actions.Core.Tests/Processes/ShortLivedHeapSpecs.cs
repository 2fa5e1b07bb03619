using Depot.Actions.Processes;

namespace Depot.Actions.Tests.Processes;

public class ShortLivedHeapSpecs
{
    [Fact]
    public void The_heap_asks_for_large_pages_and_works_as_before()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Large pages are asked for on Linux only.");

        ShortLivedHeap.Prepare();
        ShortLivedHeap.Expect(100 << 20);

        var kept = Enumerable.Range(0, 200_000).Select(number => new string('x', number % 100)).ToList();
        GC.Collect();
        kept.Should().OnlyContain(text => text.All(letter => letter == 'x'));
        // hg: a mapping for which large pages were asked.
        File.ReadLines("/proc/self/smaps").Should().Contain(line => line.StartsWith("VmFlags:") && line.Contains(" hg"));
    }
}
