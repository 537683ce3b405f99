using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class OtherKindsTests
{
    [Theory]
    [InlineData("{\"a letter\": []}", "a JSON file")]
    [InlineData("Dear server, this is a letter.", "a text file")]
    [InlineData("<?xml version='1.0'?>", "an XML")]
    [InlineData("\u0089PNG\r\n\u001a\n", "a PNG picture")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", "a JPEG picture")]
    [InlineData("II*\0\b\0\0\0", "a TIFF picture")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("\u0089HDF\r\n\u001a\n", "an HDF5 file")]
    [InlineData("\u0040\0\0\0\0\0\0\0{\"a\": 1}", "a model")]
    public void A_file_of_another_kind_is_called_by_its_name(string start, string name)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("scan.nii.gz");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(start));

        BadInput.ShouldBeRefusedByHeader(file, "first bytes", $"this is {name}");
    }
}
