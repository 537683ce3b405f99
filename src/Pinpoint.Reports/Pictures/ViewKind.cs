namespace Pinpoint.Reports;

/// <summary>The three orthogonal views of a scan, as radiologists look at them.</summary>
internal enum ViewKind
{
    /// <summary>From the feet: the patient's right at the left edge, the front at the top.</summary>
    Axial,

    /// <summary>From the front: the patient's right at the left edge, the head at the top.</summary>
    Coronal,

    /// <summary>From the patient's left: the front at the left edge, the head at the top.</summary>
    Sagittal,
}
