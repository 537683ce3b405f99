namespace Pinpoint.Imaging;

/// <summary>What a DICOM file holds before its pixel data, and where those are.</summary>
/// <param name="Source">Where its bytes are.</param>
/// <param name="Meta">The file meta information; empty in files without it.</param>
/// <param name="DataSet">The known elements of the data set.</param>
/// <param name="Syntax">How it is written.</param>
/// <param name="Pixels">Where the pixel data are; null in files without.</param>
internal sealed record DicomFile(DicomSource Source, DicomDataSet Meta, DicomDataSet DataSet, TransferSyntax Syntax, DicomPixelPlace? Pixels)
{
    /// <summary>The byte behind which a deflated data set begins; positions behind it count what is unpacked.</summary>
    public long? DeflatedFrom { get; init; }
}
