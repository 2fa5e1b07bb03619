namespace Hcl2.Aot;

/// <summary>A type that HCL is read into.</summary>
[HclObject]
internal sealed partial record Endpoint(string Host, ushort Port, Mode Mode = Mode.Read);

/// <summary>An enumeration, by names.</summary>
internal enum Mode
{
    Read,
    ReadWrite,
}
