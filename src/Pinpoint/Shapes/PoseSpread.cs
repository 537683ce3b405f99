namespace Pinpoint.Shapes;

/// <summary>The pose's mean and standard deviations over the training set: the units of the pose coordinates.</summary>
/// <param name="MeanX">Mean position along x of the shape's centre, in grid voxels from the grid's centre.</param>
/// <param name="MeanY">The same along y.</param>
/// <param name="MeanZ">The same along z.</param>
/// <param name="Translation">Standard deviation of the position along one axis, in grid voxels.</param>
/// <param name="Rotation">Standard deviation of the rotation about one axis, in radians.</param>
/// <param name="LogScale">Standard deviation of the logarithm of the scale.</param>
internal sealed record PoseSpread(double MeanX, double MeanY, double MeanZ, double Translation, double Rotation, double LogScale);
