; An installer for one person, who needs no rights of an administrator.
;   makensis -DPROGRAM=copydesk.exe -DVERSION=0.1.0 -DOUT=copydesk-0.1.0-setup.exe copydesk.nsi
Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Copydesk"
!define TYPE "Copydesk.Project"

Name "Copydesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Copydesk"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Copydesk"
VIAddVersionKey "FileDescription" "Copydesk setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT or Apache-2.0"

!define MUI_ICON "..\..\icon\copydesk.ico"
!define MUI_UNICON "..\..\icon\copydesk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\copydesk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"

LangString PROJECT ${LANG_ENGLISH} "Copydesk project"
LangString PROJECT ${LANG_ARABIC} "مشروع Copydesk"

; The Explorer looks at its file types anew.
!macro TellExplorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
    SetOutPath "$INSTDIR"
    File "/oname=copydesk.exe" "${PROGRAM}"
    File "..\..\icon\copydesk.ico"
    File "/oname=LICENSE-MIT.txt" "..\..\..\LICENSE-MIT"
    File "/oname=LICENSE-APACHE.txt" "..\..\..\LICENSE-APACHE"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Copydesk.lnk" "$INSTDIR\copydesk.exe" "" "$INSTDIR\copydesk.ico"

    ; Offered for *.ron under "Open with", and not taken from other programs' files.
    WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(PROJECT)"
    WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\copydesk.ico"
    WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\copydesk.exe" "%1"'
    WriteRegStr HKCU "Software\Classes\.ron\OpenWithProgids" "${TYPE}" ""
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\copydesk.exe" "" "$INSTDIR\copydesk.exe"
    !insertmacro TellExplorer

    WriteRegStr HKCU "${KEY}" "DisplayName" "Copydesk"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\copydesk.ico"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

; Projects, settings and samples stay.
Section "Uninstall"
    Delete "$INSTDIR\copydesk.exe"
    Delete "$INSTDIR\copydesk.ico"
    Delete "$INSTDIR\LICENSE-MIT.txt"
    Delete "$INSTDIR\LICENSE-APACHE.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Copydesk.lnk"
    DeleteRegKey HKCU "Software\Classes\${TYPE}"
    DeleteRegValue HKCU "Software\Classes\.ron\OpenWithProgids" "${TYPE}"
    DeleteRegKey /ifempty HKCU "Software\Classes\.ron\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "Software\Classes\.ron"
    DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\copydesk.exe"
    DeleteRegKey HKCU "${KEY}"
    !insertmacro TellExplorer
SectionEnd
