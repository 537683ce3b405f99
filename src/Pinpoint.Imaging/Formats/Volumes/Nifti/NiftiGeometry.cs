namespace Pinpoint.Imaging;

/// <summary>
/// The world position of a NIfTI volume. Of its forms the sform counts if its code is not 0, else the qform, else the spacing with a centred
/// origin and x flipped: nibabel's rule. A sheared sform is accepted.
/// </summary>
internal static class NiftiGeometry
{
    private const double Disagreement = 0.1;

    /// <summary>The affine to use, to LPS mm, and its source; warns when both forms are there and differ by more than 0.1 mm at a corner.</summary>
    /// <exception cref="BadInputException">The form that counts is not finite or not invertible.</exception>
    public static (Affine Affine, AffineSource Source) Choose(string path, NiftiHeader header, VolumeSize size, List<string> warnings)
    {
        if (header.SFormCode != 0)
        {
            Affine sform = HeaderAffine.Create(path, "sform (srow_x, srow_y, srow_z)", ToLps(header.SRows, UnitOf(header)));
            if (header.QFormCode != 0)
            {
                WarnOfDifference(path, header, size, sform, warnings);
            }

            return (sform, AffineSource.SForm);
        }

        return header.QFormCode != 0
            ? (QForm(path, header), AffineSource.QForm)
            : (Spacing(path, header, size), AffineSource.Spacing);
    }

    private static void WarnOfDifference(string path, NiftiHeader header, VolumeSize size, Affine sform, List<string> warnings)
    {
        Affine qform;
        try
        {
            qform = QForm(path, header);
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

    private static Affine QForm(string path, NiftiHeader header)
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

        return HeaderAffine.Create(path, Place, ToLps(rows, UnitOf(header)));
    }

    private static Affine Spacing(string path, NiftiHeader header, VolumeSize size)
    {
        var (x, y, z) = SpacingOf(header);
        double[] rows =
        [
            -x, 0, 0, x * (size.X - 1) / 2,
            0, y, 0, -y * (size.Y - 1) / 2,
            0, 0, z, -z * (size.Z - 1) / 2,
        ];
        return HeaderAffine.Create(path, "pixdim", ToLps(rows, UnitOf(header)));
    }

    // Negative spacings count without their sign and 0 as 1: nibabel's repairs.
    private static (double X, double Y, double Z) SpacingOf(NiftiHeader header) =>
        (Repaired(header.PixelDimensions[1]), Repaired(header.PixelDimensions[2]), Repaired(header.PixelDimensions[3]));

    private static double Repaired(double spacing) => spacing == 0 ? 1 : Math.Abs(spacing);

    private static double UnitOf(NiftiHeader header) => (header.Units & 7) switch
    {
        1 => 1000,
        3 => 0.001,
        _ => 1,
    };

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
