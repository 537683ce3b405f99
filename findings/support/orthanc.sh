# Sourced by the findings on Orthanc, behind debian.sh: a server of the unpacked package in the temporary folder, on a free port of the loopback.
cd "$folder"
port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
trap 'kill "${server:-0}" 2>/dev/null || true; rm -rf "$folder"' EXIT

# within SECONDS COMMAND ..: waits until it succeeds.
within() {
  local seconds="$1"
  shift
  for ((turn = 0; turn < 4 * seconds; turn++)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.25
  done
  echo "not within $seconds s: $*"
  exit 1
}

ask() { python3 -c 'import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())' "http://127.0.0.1:$port$1"; }

# begin_orthanc STABLE_AGE
begin_orthanc() {
  cat >orthanc.json <<JSON
{ "StorageDirectory": "$folder/store", "IndexDirectory": "$folder/store", "HttpPort": $port, "DicomServerEnabled": false, "StableAge": $1,
  "AuthenticationEnabled": false, "RemoteAccessAllowed": false, "LuaScripts": ["$folder/events.lua"], "Plugins": [] }
JSON
  "$folder/root/usr/sbin/Orthanc" orthanc.json >>orthanc.log 2>&1 &
  server=$!
  within 30 ask /system
}

end_orthanc() {
  kill "$server"
  wait "$server" || true
}

# send DESCRIPTION: one image of a series of its own.
send() {
  /usr/bin/python3 - "$1" image.dcm <<'PY'
import sys
import numpy, pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
meta = FileMetaDataset()
meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
image = FileDataset(sys.argv[2], {}, file_meta=meta, preamble=b"\0" * 128)
image.is_little_endian, image.is_implicit_VR = True, False
image.SOPClassUID, image.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
image.StudyInstanceUID, image.SeriesInstanceUID = pydicom.uid.generate_uid(), pydicom.uid.generate_uid()
image.PatientID, image.PatientName, image.Modality = "1", "Phantom", "CT"
image.SeriesDescription = sys.argv[1]
image.Rows = image.Columns = 4
image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, 16, 15, 1
image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
image.PixelData = numpy.zeros((4, 4), "<i2").tobytes()
image.save_as(sys.argv[2], write_like_original=False)
PY
  python3 -c 'import sys, urllib.request; urllib.request.urlopen(urllib.request.Request(sys.argv[1], open("image.dcm", "rb").read())).read()' \
    "http://127.0.0.1:$port/instances"
}

# series_says DESCRIPTION KEY: what /series has of it.
series_says() {
  ask "/series?expand" | python3 -c '
import json, sys
for series in json.load(sys.stdin):
    if series["MainDicomTags"]["SeriesDescription"] == sys.argv[1]:
        print(series[sys.argv[2]])' "$1" "$2"
}
