#!/usr/bin/env bash
# transformix 5.0.1 (Debian 12) knows one of the result interpolators of elastix: neither nearest neighbour, which label maps want, nor linear.
# Guess: FinalNearestNeighborInterpolator and FinalLinearInterpolator, components of elastix, are there as FinalBSplineInterpolator is.
# Seen: with the same image and the identity, both end with "This component is not installed!", exit code 1 and no result; the B-spline of order 0 or 1 writes one.
source "$(dirname "$0")/support/debian.sh"
debian elastix=5.0.1-4
cd "$folder"
printf '%s\n' 'ObjectType = Image' 'NDims = 3' 'DimSize = 4 4 4' 'ElementType = MET_UCHAR' 'ElementSpacing = 1 1 1' 'Offset = 0 0 0' \
  'TransformMatrix = 1 0 0 0 1 0 0 0 1' 'ElementDataFile = scan.raw' > scan.mhd
/usr/bin/python3 -c "open('scan.raw', 'wb').write(bytes(range(64)))"
look() {
  rm -rf result
  mkdir result
  cat > transform.txt <<TXT
(Transform "AffineTransform")
(NumberOfParameters 12)
(TransformParameters 1 0 0 0 1 0 0 0 1 0 0 0)
(CenterOfRotationPoint 0 0 0)
(InitialTransformParametersFileName "NoInitialTransform")
(HowToCombineTransforms "Compose")
(FixedImageDimension 3)
(MovingImageDimension 3)
(FixedInternalImagePixelType "float")
(MovingInternalImagePixelType "float")
(Size 4 4 4)
(Index 0 0 0)
(Spacing 1 1 1)
(Origin 0 0 0)
(Direction 1 0 0 0 1 0 0 0 1)
(UseDirectionCosines "true")
(ResampleInterpolator "$1")
(FinalBSplineInterpolationOrder $2)
(Resampler "DefaultResampler")
(DefaultPixelValue 0)
(ResultImageFormat "mhd")
(ResultImagePixelType "float")
TXT
  local code=0
  transformix -in scan.mhd -out result -tp transform.txt > log.txt 2>&1 || code=$?
  echo "exit $code, $([ -e result/result.mhd ] && echo result || echo none), $(grep -o 'This component is not installed!' log.txt | head -1)"
}
expect "linear" "$(look FinalLinearInterpolator 1)" "exit 1, none, This component is not installed!"
expect "nearest neighbour" "$(look FinalNearestNeighborInterpolator 1)" "exit 1, none, This component is not installed!"
expect "B-spline of order 1" "$(look FinalBSplineInterpolator 1)" "exit 0, result, "
expect "B-spline of order 0" "$(look FinalBSplineInterpolator 0)" "exit 0, result, "
