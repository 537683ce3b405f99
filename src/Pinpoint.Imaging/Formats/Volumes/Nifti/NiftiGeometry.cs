namespace Pinpoint.Imaging;

/// <summary>
/// The world position of a NIfTI volume. Of its forms the sform counts if its code is not 0, else the qform, else the spacing as nibabel or ITK
/// place it. A sheared sform is accepted; one that does not span space gives way to a good qform.
/// </summary>
internal static class NiftiGeometry
{
    private const double Disagreement = 0.1;
    private const double SpacingTolerance = 0.01;

    /// <summary>The affine to use, to LPS mm, and its source; warns when both forms are there and differ by more than 0.1 mm at a corner.</summary>
    /// <exception cref="BadInputException">The form that counts is not finite or not invertible.</exception>
    public static (Affine Affine, AffineSource Source) Choose(string path, NiftiHeader header, VolumeSize size, NiftiNoCodes noCodes, List<string> warnings)
    {
        double unit = UnitOf(path, header, warnings);
        if (header.SFormCode != 0)
        {
            if (SForm(path, header, unit, warnings) is not { } sform)
            {
                return (QForm(path, header, unit), AffineSource.QForm);
            }

            WarnOfSpacing(path, header, sform, unit, warnings);
            if (header.QFormCode != 0)
            {
                WarnOfDifference(path, header, size, sform, unit, warnings);
            }

            return (sform, AffineSource.SForm);
        }

        return header.QFormCode != 0
            ? (QForm(path, header, unit), AffineSource.QForm)
            : (WithoutCodes(path, header, size, unit, noCodes, warnings), AffineSource.Spacing);
    }

    // Null where it does not span space and a qform is there to take its place.
    private static Affine? SForm(string path, NiftiHeader header, double unit, List<string> warnings)
    {
        try
        {
            return HeaderAffine.Create(path, "sform (srow_x, srow_y, srow_z)", ToLps(header.SRows, unit));
        }
        catch (BadInputException) when (header.QFormCode != 0)
        {
            warnings.Add($"{path}: sform: its axes are not independent directions, so it is not used; the qform is");
            return null;
        }
    }

    // ITK, and Slicer with it, take the directions of the sform but the spacing of pixdim.
    private static void WarnOfSpacing(string path, NiftiHeader header, Affine sform, double unit, List<string> warnings)
    {
        var (x, y, z) = sform.Spacing;
        ReadOnlySpan<double> spacing = [x, y, z];
        for (int axis = 0; axis < 3; axis++)
        {
            double pixel = header.PixelDimensions[axis + 1];
            if (!(Math.Abs((Math.Abs(pixel) * unit) - spacing[axis]) <= SpacingTolerance * spacing[axis]) && pixel != 0)
            {
                string numbers = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"pixdim[{axis + 1}]: it says {pixel * unit:0.####} mm where the sform says {spacing[axis]:0.####} mm");
                warnings.Add($"{path}: {numbers}; the sform is used, as by nibabel, but ITK and Slicer use pixdim");
                return;
            }
        }
    }

    private static void WarnOfDifference(string path, NiftiHeader header, VolumeSize size, Affine sform, double unit, List<string> warnings)
    {
        Affine qform;
        try
        {
            qform = QForm(path, header, unit);
        }
        catch (BadInputException)
        {
            warnings.Add($"{path}: qform: it is no rotation and is not used; the sform is");
            return;
        }

        double distance = size.Corners(sform).Zip(size.Corners(qform), (first, second) => first.DistanceTo(second)).Max();
        if (distance > Disagreement)
        {
            warnings.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{path}: sform and qform place a corner {distance:0.###} mm apart; the sform is used, other software may use the qform"));
        }
    }

    private static Affine QForm(string path, NiftiHeader header, double unit)
    {
        const string Place = "qform (quatern_b, quatern_c, quatern_d, pixdim)";
        double[] rotation = NiftiQuaternion.ToRotation(header.Quaternion)
            ?? throw new BadInputException(path, Place, "the quaternion is no rotation; correct the header");
        var (x, y, z) = SpacingOf(header);
        double qfac = header.PixelDimensions[0] < 0 ? -1 : 1;
        ReadOnlySpan<double> scale = [x, y, z * qfac];
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                rows[(row * 4) + column] = rotation[(row * 3) + column] * scale[column];
            }

            rows[(row * 4) + 3] = header.QOffset[row];
        }

        return HeaderAffine.Create(path, Place, ToLps(rows, unit));
    }

    private static Affine WithoutCodes(string path, NiftiHeader header, VolumeSize size, double unit, NiftiNoCodes placement, List<string> warnings)
    {
        var (x, y, z) = SpacingOf(header);
        if (placement == NiftiNoCodes.Itk)
        {
            warnings.Add($"{path}: qform and sform code are 0, so the header does not say where the volume lies; it is placed as ITK and Slicer do, "
                + "nibabel puts it elsewhere");
            return HeaderAffine.Create(path, "pixdim", [x * unit, 0, 0, 0, 0, y * unit, 0, 0, 0, 0, z * unit, 0]);
        }

        warnings.Add($"{path}: qform and sform code are 0, so the header does not say where the volume lies; it is placed as nibabel does, ITK and "
            + "Slicer put it elsewhere (--nifti-no-codes itk)");
        double[] rows =
        [
            -x, 0, 0, x * (size.X - 1) / 2,
            0, y, 0, -y * (size.Y - 1) / 2,
            0, 0, z, -z * (size.Z - 1) / 2,
        ];
        return HeaderAffine.Create(path, "pixdim", ToLps(rows, unit));
    }

    // Negative spacings count without their sign and 0 as 1: nibabel's repairs.
    private static (double X, double Y, double Z) SpacingOf(NiftiHeader header) =>
        (Repaired(header.PixelDimensions[1]), Repaired(header.PixelDimensions[2]), Repaired(header.PixelDimensions[3]));

    private static double Repaired(double spacing) => spacing == 0 ? 1 : Math.Abs(spacing);

    private static double UnitOf(string path, NiftiHeader header, List<string> warnings)
    {
        switch (header.Units & 7)
        {
            case 0 or 2:
                return 1;
            case 1:
                warnings.Add($"{path}: xyzt_units: lengths in metres are converted to millimetres, as ITK does; nibabel takes the numbers as they are");
                return 1000;
            case 3:
                warnings.Add($"{path}: xyzt_units: lengths in microns are converted to millimetres, as ITK does; nibabel takes the numbers as they are");
                return 0.001;
            default:
                warnings.Add(Invariant($"{path}: xyzt_units: {header.Units & 7} is no unit of length; millimetres are assumed"));
                return 1;
        }
    }

    private static double[] ToLps(double[] rasRows, double unit)
    {
        double[] rows = new double[12];
        for (int index = 0; index < rows.Length; index++)
        {
            // Adding 0 turns -0 into 0.
            rows[index] = (rasRows[index] * (index < 8 ? -unit : unit)) + 0.0;
        }

        return rows;
    }
}
