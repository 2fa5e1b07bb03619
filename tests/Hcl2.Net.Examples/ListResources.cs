using Hcl2;

namespace Examples;

internal static class ListResources
{
    public static void Run()
    {
        #region job
        var file = HclFile.Parse("""
            resource "aws_instance" "web" {
              ami = "ami-1"
            }
            resource "aws_s3_bucket" "logs" {}
            """, "main.tf");
        foreach (var block in file.Tree!.Root.Blocks.Where(block => block.Type == "resource"))
        {
            Console.WriteLine($"{block.Labels[0].Text}.{block.Labels[1].Text} at {block.Location}");
        }
        #endregion
    }
}
